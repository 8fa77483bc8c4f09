namespace PrunableNets;

/// <summary>Positions of one dimension: a slice, or where the range goes beyond the dimension, zero padding.</summary>
/// <param name="Dimension">Of the tensor.</param>
/// <param name="Start">The first; negative for as many zeros in front.</param>
/// <param name="End">Behind the last; beyond the dimension for zeros behind.</param>
/// <param name="Step">From one to the next, at least 1.</param>
public readonly record struct TensorCut(int Dimension, long Start, long End, long Step);
