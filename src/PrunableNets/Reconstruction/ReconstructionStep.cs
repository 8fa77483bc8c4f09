namespace PrunableNets;

/// <summary>A layer is done.</summary>
/// <param name="Index">How many were before it.</param>
/// <param name="Count">Of all layers.</param>
/// <param name="Layer">What was done.</param>
public readonly record struct ReconstructionStep(int Index, int Count, ReconstructedLayer Layer);
