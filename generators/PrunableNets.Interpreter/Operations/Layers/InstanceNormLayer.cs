using System.Collections.Generic;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>InstanceNorm1d</c>, <c>InstanceNorm2d</c>, <c>InstanceNorm3d</c>.</summary>
public sealed class InstanceNormLayer(int spatial, long features, double eps, double momentum, bool affine, bool trackRunningStats) : Layer
{
    public override string Type => $"InstanceNorm{spatial}d";

    public override ChannelRole OutputRole => ChannelRole.Norm;

    public int SpatialRank => spatial;

    public long Features => features;

    public double Epsilon => eps;

    public double Momentum => momentum;

    public bool Affine => affine;

    public bool TrackRunningStats => trackRunningStats;

    /// <summary>A zero comes out as zero: nothing shifts it, now or from what was seen before.</summary>
    public bool KeepsZero => !affine && !trackRunningStats;

    /// <summary>Nothing to store: the function does as well as the module.</summary>
    public bool IsStateless => !affine && !trackRunningStats;

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

    public override Operation CreateOperation() => new InstanceNorm(this);
}
