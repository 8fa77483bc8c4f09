using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>LayerNorm</c> over the last dimensions.</summary>
public sealed class LayerNormLayer(long[] shape, double eps, bool affine, bool bias) : Layer
{
    public override string Type => "LayerNorm";

    public IReadOnlyList<long> NormalizedShape => shape;

    public bool Affine => affine;

    public override IReadOnlyList<StateTensor> State
    {
        get
        {
            if (!affine)
                return [];
            var axes = shape.Select(static _ => StateAxis.Fixed).ToArray();
            var elements = shape.Aggregate(1L, static (a, b) => a * b);
            var weight = new StateTensor("weight", axes, true, elements);
            return bias ? [weight, new StateTensor("bias", axes, true, elements)] : [weight];
        }
    }

    public override Operation CreateOperation() => new LayerNorm(this);

    public override string WriteConstructor(string inputWidth, string outputWidth) =>
        $"LayerNorm({CSharp.Array(shape)}, {CSharp.Literal(eps)}, {CSharp.Literal(affine)}, {CSharp.Literal(bias)})";

    /// <summary>The call of a norm without parameters, which needs no module.</summary>
    public string WriteFunction(string input) => $"functional.layer_norm({input}, {CSharp.Array(shape)}, null, null, {CSharp.Literal(eps)})";
}
