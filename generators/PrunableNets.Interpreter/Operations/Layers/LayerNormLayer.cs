using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>LayerNorm</c> over the last dimensions.</summary>
public sealed class LayerNormLayer(long[] shape, double eps, bool affine, bool bias) : Layer
{
    public override string Type => "LayerNorm";

    public override ChannelRole OutputRole => ChannelRole.Norm;

    public IReadOnlyList<long> NormalizedShape => shape;

    public bool Affine => affine;

    public bool Bias => bias;

    public double Epsilon => eps;

    public override (long Input, long Output) Widths => shape.Length == 1 ? (shape[0], shape[0]) : (1, 1);

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            if (!affine)
                return [];
            var axes = shape.Length == 1 ? [StateAxis.Output] : shape.Select(static _ => StateAxis.Fixed).ToArray();
            var elements = shape.Length == 1 ? 1 : shape.Aggregate(1L, static (a, b) => a * b);
            var weight = new StateTensor("weight", axes, true, elements);
            return bias ? [weight, new StateTensor("bias", axes, true, elements)] : [weight];
        }
    }

    public override Operation CreateOperation() => new LayerNorm(this);
}
