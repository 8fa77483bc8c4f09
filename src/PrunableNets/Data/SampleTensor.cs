using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>One tensor of a sample, as the network takes it.</summary>
/// <param name="Shape">Without the batch.</param>
/// <param name="Type">Of its elements.</param>
public sealed record SampleTensor(ImmutableArray<long> Shape, torch.ScalarType Type)
{
    /// <summary>The shape as in <see cref="PrunableAttribute"/>: <c>3x32x32</c>.</summary>
    public string ShapeText => string.Join('x', Shape.Select(static s => s.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The type as PyTorch writes it: <c>float32</c>.</summary>
    public string TypeText => Type.ToString().ToLowerInvariant();

    public override string ToString() => $"{ShapeText} ({TypeText})";
}
