namespace PrunableNets;

/// <summary>
/// A residual addition, as far as it can be watched at layers: what one layer makes is added, perhaps behind a batch norm, to a tensor that another layer reads
/// as it is. Both layers are called once.
/// </summary>
/// <param name="Layer">Path of the convolution or linear layer whose outputs are added, and go nowhere else.</param>
/// <param name="Reader">Path of a layer that reads the other operand, no later than <paramref name="Layer"/> is called; it may be that layer.</param>
/// <param name="Norm">Path of the batch norm in between; null where there is none.</param>
public sealed record ResidualAddition(string Layer, string Reader, string? Norm = null);
