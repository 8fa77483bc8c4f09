using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Takes gates into the network's weights, so that the network with open gates does what it did with held ones. A group's gates go into the
/// layers that read its channels, where the gate is the last before them; else into scale and shift of the norm (a branch that is added
/// into a stream: nobody reads it alone); else into weights and biases of the layers that make the channels. Which of them is exact is not
/// guessed but tried, on a batch of training samples: a gate may stand behind an activation, and ReLU lets only factors that are not
/// negative through.
/// </summary>
internal sealed class GateFold
{
    private const int Samples = 16;

    // Rounding of float32 over the layers; the first place within it is taken.
    private const double Exact = 1e-5;

    private static readonly ChannelRole[] Places = [ChannelRole.Input, ChannelRole.Norm, ChannelRole.Output];

    private readonly PruningContext context;
    private readonly ChannelSlice[] slices;
    private readonly Batch batch;

    private GateFold(PruningContext context)
    {
        this.context = context;
        slices = ChannelSlice.Of(context);
        batch = context.Train.First(Samples, context.Device);
    }

    private int Count => context.Architecture.GateCount;

    /// <summary>Folds gates into the weights of <see cref="NetworkContext.Network"/>.</summary>
    /// <param name="context">The gated network is in any mode; its gates keep their values.</param>
    /// <param name="gates">[N], none negative.</param>
    /// <returns>How far the outputs with open gates are now from those with the gates held, in evaluation: max |a - b| / max |a|.</returns>
    public static double Apply(PruningContext context, IReadOnlyList<float> gates)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        var fold = new GateFold(context);
        var expected = fold.Output(fold.Vector(gates));
        foreach (var group in context.Architecture.Groups)
            fold.Fold(group, gates);
        return Difference(expected, fold.Output(fold.Open()));
    }

    private void Fold(ChannelGroup group, IReadOnlyList<float> gates)
    {
        using var scope = NewDisposeScope();
        // Groups before this one are in the weights already, those after it wait their turn: both are open here.
        var last = group.Offset + group.Channels - 1;
        var own = Vector([.. gates.Select((g, i) => i >= group.Offset && i <= last ? g : 1)]);
        var expected = Output(own);
        var (best, least) = (Array.Empty<ChannelSlice>(), double.PositiveInfinity);
        foreach (var place in Places)
        {
            var members = slices.Where(s => s.Role == place && s.Has(group)).ToArray();
            if (members.Length == 0)
                continue;
            Tensor[] before = [.. members.Select(static m => m.Parameter.clone())];
            Multiply(members, group, own);
            var difference = Difference(expected, Output(Open()));
            if (difference <= Exact)
                return;
            foreach (var (member, value) in members.Zip(before))
                member.Parameter.copy_(value);
            if (difference < least)
                (best, least) = (members, difference);
        }
        Multiply(best, group, own);
    }

    private void Multiply(ChannelSlice[] members, ChannelGroup group, Tensor own)
    {
        var values = cat([own, ones(1, float32, context.Device)], 0);
        foreach (var member in members)
            member.Parameter.mul_(member.Spread(values, member.Index(new HashSet<int> { group.Index }, Count)));
    }

    private Tensor Output(Tensor gates)
    {
        using var held = context.Gated.Gates.Hold(gates);
        return context.Gated.Module.Call(batch.Inputs);
    }

    private Tensor Vector(IReadOnlyList<float> gates) => tensor(gates.ToArray(), float32, context.Device).InOwnMemory();

    private Tensor Open() => ones(Count, float32, context.Device);

    private static double Difference(Tensor a, Tensor b) =>
        a.sub(b).abs().max().ToDouble() / Math.Max(a.abs().max().ToDouble(), double.Epsilon);
}
