namespace PrunableNets;

/// <summary>What a beta comes to.</summary>
/// <param name="Beta">Factor of the preferences.</param>
/// <param name="Clusters">One a group.</param>
/// <param name="Cost">Of the network of its exemplars, as the budget's first target counts.</param>
/// <param name="Fits">That network holds every target.</param>
internal sealed record PreferenceTrial(double Beta, ExemplarClusters[] Clusters, long Cost, bool Fits);
