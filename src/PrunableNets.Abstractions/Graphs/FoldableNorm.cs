namespace PrunableNets;

/// <summary>A batch norm that can be computed by the layer in front of it, whose scale and shift it becomes.</summary>
/// <param name="Layer">The path of the convolution or linear layer.</param>
/// <param name="Norm">The path of the batch norm.</param>
/// <param name="Epsilon">What is added to its variance.</param>
public sealed record FoldableNorm(string Layer, string Norm, double Epsilon);
