using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>TransformerEncoderLayer</c>, and <c>TransformerEncoder</c> with several of them. Opaque, as the attention in it is.</summary>
/// <param name="features">Features of an element.</param>
/// <param name="hidden">Hidden features of the network of two layers.</param>
/// <param name="layers">The number of layers; null for a layer on its own.</param>
public sealed class TransformerLayer(long features, long hidden, long? layers) : Layer
{
    public override string Type => layers is null ? "TransformerEncoderLayer" : "TransformerEncoder";

    public long Features => features;

    public long Hidden => hidden;

    protected override IReadOnlyList<StateTensor> Tensors => layers is null
        ? OfLayer("")
        : Enumerable.Range(0, (int)layers).SelectMany(i => OfLayer($"layers.{i.ToString(CultureInfo.InvariantCulture)}.")).ToArray();

    public override Operation CreateOperation() => CreateOperation(Call.Module(Call.Operands(1)));

    /// <param name="call">Of the module.</param>
    public LibraryCall CreateOperation(Call call) => new Opaque(Type, inputs => [Shape(inputs[0])], call, Macs, this);

    private StateTensor[] OfLayer(string prefix) =>
    [
        AttentionLayer.Matrix(prefix + "self_attn.in_proj_weight", 3 * features * features),
        AttentionLayer.Vector(prefix + "self_attn.in_proj_bias", 3 * features),
        AttentionLayer.Matrix(prefix + "self_attn.out_proj.weight", features * features),
        AttentionLayer.Vector(prefix + "self_attn.out_proj.bias", features),
        AttentionLayer.Matrix(prefix + "linear1.weight", hidden * features),
        AttentionLayer.Vector(prefix + "linear1.bias", hidden),
        AttentionLayer.Matrix(prefix + "linear2.weight", hidden * features),
        AttentionLayer.Vector(prefix + "linear2.bias", features),
        AttentionLayer.Vector(prefix + "norm1.weight", features),
        AttentionLayer.Vector(prefix + "norm1.bias", features),
        AttentionLayer.Vector(prefix + "norm2.weight", features),
        AttentionLayer.Vector(prefix + "norm2.bias", features),
    ];

    private Shape Shape(Shape input) => input.Rank == 3 && input[2] == features
        ? input
        : throw new ShapeException($"the input has shape {input}, but the layer was made for [L, N, {features}]");

    private long Macs(IReadOnlyList<Shape> inputs)
    {
        var length = inputs[0][0].Factor;
        return (layers ?? 1) * inputs[0][1].Factor * (AttentionLayer.Macs(length, length, features, features, features) + (2 * length * features * hidden));
    }
}
