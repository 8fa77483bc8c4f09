using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>What an optimiser has gathered of one parameter.</summary>
/// <param name="Step">Adam's number of steps; 0 of SGD.</param>
/// <param name="Values">Of the parameter's shape: the momentum of SGD, none before its first step; the first and the second moment of Adam. They belong to this.</param>
internal sealed record ParameterMoments(long Step, IReadOnlyList<Tensor> Values) : IDisposable
{
    /// <summary>Copies a state of one of the optimisers that <see cref="OptimizerKind"/> has.</summary>
    public static ParameterMoments Of(object state) => state switch
    {
        SGD.State s => Copied(0, s.momentum_buffer is { } momentum ? [momentum] : []),
        Adam.State a => Copied(a.step, [a.exp_avg, a.exp_avg_sq]),
        AdamW.State w => Copied(w.step, [w.exp_avg, w.exp_avg_sq]),
        _ => throw Unknown(state),
    };

    /// <summary>The same with other values, which are copied.</summary>
    public ParameterMoments Select(Func<Tensor, Tensor> change)
    {
        using var scope = NewDisposeScope();
        return Copied(Step, [.. Values.Select(change)]);
    }

    /// <summary>Writes into the state of another optimiser of the same kind.</summary>
    public void Restore(object state)
    {
        switch (state)
        {
            case SGD.State s:
                s.momentum_buffer?.Dispose();
                s.momentum_buffer = Values.Count > 0 ? Own(Values[0]) : null!;
                break;
            case Adam.State a:
                a.step = Step;
                a.exp_avg.copy_(Values[0]);
                a.exp_avg_sq.copy_(Values[1]);
                break;
            case AdamW.State w:
                w.step = Step;
                w.exp_avg.copy_(Values[0]);
                w.exp_avg_sq.copy_(Values[1]);
                break;
            default:
                throw Unknown(state);
        }
    }

    public void Dispose()
    {
        foreach (var value in Values)
            value.Dispose();
    }

    private static ParameterMoments Copied(long step, Tensor[] values) => new(step, [.. values.Select(Own)]);

    /// <summary>A copy that no scope disposes.</summary>
    private static Tensor Own(Tensor value)
    {
        using var plain = value.detach();
        return plain.clone().DetachFromDisposeScope();
    }

    private static ArgumentException Unknown(object state) => new($"{state.GetType().FullName} is of no optimiser that is known here.", nameof(state));
}
