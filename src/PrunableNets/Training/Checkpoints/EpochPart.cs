namespace PrunableNets;

/// <summary>What is done of an epoch.</summary>
/// <param name="Batches">Finished ones.</param>
/// <param name="LossSum">Of all samples so far.</param>
/// <param name="Samples">In the finished batches.</param>
internal readonly record struct EpochPart(int Batches, double LossSum, long Samples);
