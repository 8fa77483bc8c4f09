namespace PrunableNets.Hosting;

/// <summary>What a network pruned in the course of its training saved of it.</summary>
/// <param name="Epoch">Finished epochs when it was pruned; all of them where it was not.</param>
/// <param name="DenseEpochSeconds">Median wall clock of the dense network's passes over the training data; null where there was none.</param>
/// <param name="SlimEpochSeconds">The same of the slim network.</param>
/// <param name="DenseBytes">The dense network's parameters, and what the optimiser holds of them.</param>
/// <param name="SlimBytes">The same of the slim network; null where there is none.</param>
public sealed record EarlyMeasurement(int Epoch, double? DenseEpochSeconds, double? SlimEpochSeconds, long DenseBytes, long? SlimBytes);
