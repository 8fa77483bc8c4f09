using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What a network with early exits does under a threshold.</summary>
/// <param name="Threshold">A sample leaves at the first exit whose largest probability is at least this.</param>
/// <param name="Accuracy">The share of right answers, each that of the exit where the sample leaves, in [0, 1].</param>
/// <param name="Flops">Mean of a sample, in the unit in which the exits' costs were given.</param>
/// <param name="Leaving">The share of the samples that leave at each exit; together 1.</param>
public sealed record EarlyExitPoint(double Threshold, double Accuracy, double Flops, IReadOnlyList<double> Leaving);
