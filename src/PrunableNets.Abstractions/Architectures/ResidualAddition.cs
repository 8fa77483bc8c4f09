namespace PrunableNets;

/// <summary>
/// A residual addition, as far as it can be watched at layers: what one layer makes is added, perhaps behind a batch norm, to a tensor that can be heard before
/// that layer is called. The layer is called once.
/// </summary>
/// <param name="Layer">Path of the convolution or linear layer whose outputs are added, and go nowhere else.</param>
/// <param name="Stream">The other operand.</param>
/// <param name="Norm">Path of the batch norm in between; null where there is none.</param>
public sealed record ResidualAddition(string Layer, HeardTensor Stream, string? Norm = null);
