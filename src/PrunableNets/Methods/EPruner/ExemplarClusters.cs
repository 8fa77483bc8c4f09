namespace PrunableNets;

/// <summary>Points and the exemplars that stand for them.</summary>
/// <param name="Exemplars">The points that are exemplars, ascending.</param>
/// <param name="Labels">The exemplar of each point; an exemplar's is itself.</param>
/// <param name="Iterations">How many it took.</param>
/// <param name="Converged">False where the exemplars were still changing at the last iteration.</param>
internal sealed record ExemplarClusters(int[] Exemplars, int[] Labels, int Iterations, bool Converged);
