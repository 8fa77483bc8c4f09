using System.Collections.Generic;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>Linear</c>: reads and makes the last dimension.</summary>
public sealed class LinearLayer(long inFeatures, long outFeatures, bool bias) : Layer
{
    public override string Type => "Linear";

    public long InFeatures => inFeatures;

    public long OutFeatures => outFeatures;

    public bool Bias => bias;

    public override (long Input, long Output) Widths => (inFeatures, outFeatures);

    protected override IReadOnlyList<StateTensor> Tensors => bias
        ? [new StateTensor("weight", [StateAxis.Output, StateAxis.Input]), new StateTensor("bias", [StateAxis.Output])]
        : [new StateTensor("weight", [StateAxis.Output, StateAxis.Input])];

    public override Layer? WithBias() => new LinearLayer(inFeatures, outFeatures, true) { Path = Path };

    public override Operation CreateOperation() => new LinearOperation(this);
}
