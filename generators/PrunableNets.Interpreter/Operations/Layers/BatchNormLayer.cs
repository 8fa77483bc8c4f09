using System.Collections.Generic;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>BatchNorm1d</c>, <c>BatchNorm2d</c>, <c>BatchNorm3d</c>.</summary>
public sealed class BatchNormLayer(int spatial, long features, double eps, double momentum, bool affine, bool trackRunningStats) : Layer
{
    public override string Type => $"BatchNorm{spatial}d";

    public override ChannelRole OutputRole => ChannelRole.Norm;

    public int SpatialRank => spatial;

    public long Features => features;

    public double Epsilon => eps;

    public double Momentum => momentum;

    public bool Affine => affine;

    public bool TrackRunningStats => trackRunningStats;

    public override (long Input, long Output) Widths => (features, features);

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var state = new List<StateTensor>();
            if (affine)
                state.AddRange([new StateTensor("weight", [StateAxis.Output]), new StateTensor("bias", [StateAxis.Output])]);
            if (trackRunningStats)
                state.AddRange([new StateTensor("running_mean", [StateAxis.Output], false), new StateTensor("running_var", [StateAxis.Output], false)]);
            return state;
        }
    }

    public override Operation CreateOperation() => new BatchNorm(this);
}
