namespace PrunableNets;

/// <summary>A batch norm that can be computed by the layer in front of it, whose scale and shift it becomes.</summary>
/// <param name="Layer">The path of the convolution, transposed or not, or linear layer.</param>
/// <param name="Norm">The path of the batch norm.</param>
/// <param name="Epsilon">What is added to its variance.</param>
/// <param name="IsTransposed">The layer is a transposed convolution: its weight's second dimension is the output, of a group.</param>
public sealed record FoldableNorm(string Layer, string Norm, double Epsilon, bool IsTransposed);
