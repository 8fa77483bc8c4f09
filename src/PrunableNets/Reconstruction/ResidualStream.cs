using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>What a layer's outputs are added to, heard before the layer is called; every channel of the dense network is there, those that the plan removed as zeros.</summary>
/// <param name="heard">What the compiler knows of it.</param>
/// <param name="dense">The module at which it is heard in the dense network.</param>
/// <param name="slim">The same in the slim network.</param>
/// <param name="plan">The channels that stayed.</param>
/// <param name="channels">The dimension of the layer's channels, counted from the end.</param>
internal sealed class ResidualStream(HeardTensor heard, Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim, PruningPlan plan, int channels)
{
    /// <summary>What was heard last; null before the first time since a network was listened to.</summary>
    public Tensor? Current { get; private set; }

    /// <summary>The tensors of a first batch, whose shapes tell whether it is what the compiler took it for.</summary>
    public long[] DenseShape { get; private set; } = [];

    /// <inheritdoc cref="DenseShape"/>
    public long[] SlimShape { get; private set; } = [];

    /// <summary>Null where the plan has removed the module, or it is of another kind.</summary>
    /// <param name="heard">What the compiler knows of it.</param>
    /// <param name="whole">The dense network's modules by path.</param>
    /// <param name="modules">The slim network's.</param>
    /// <param name="plan">The channels that stayed.</param>
    /// <param name="channels">The dimension of the layer's channels, counted from the end.</param>
    public static ResidualStream? Of(HeardTensor heard, Dictionary<string, Module> whole, Dictionary<string, Module> modules, PruningPlan plan, int channels) =>
        whole.GetValueOrDefault(heard.Path) is Module<Tensor, Tensor> dense && modules.GetValueOrDefault(heard.Path) is Module<Tensor, Tensor> slim
            ? new ResidualStream(heard, dense, slim, plan, channels)
            : null;

    /// <summary>Hears the dense network from now on.</summary>
    public Listening HearDense() => Hear(dense, x => DenseShape = (Current = Cut(x)).shape);

    /// <summary>Hears the slim network from now on.</summary>
    public Listening HearSlim() => Hear(slim, x => SlimShape = (Current = Cut(Whole(x))).shape);

    private Listening Hear(Module<Tensor, Tensor> module, Action<Tensor> take)
    {
        Current = null;
        return heard.IsOutput ? Listening.To(module, (_, y) => take(y)) : Listening.Before(module, take);
    }

    /// <summary>Puts zeros where channels are gone.</summary>
    private Tensor Whole(Tensor x)
    {
        var dimension = (int)x.dim() + channels;
        if (heard.Channels is not { } layout || x.shape[dimension] == layout.DenseWidth)
            return x;
        var kept = layout.KeptPositions(plan);
        long[] shape = [.. x.shape];
        shape[dimension] = layout.DenseWidth;
        using var scope = NewDisposeScope();
        var index = tensor(kept, int64, x.device);
        return zeros(shape, x.dtype, x.device).index_copy_(dimension, index, x).MoveToOuterDisposeScope();
    }

    private Tensor Cut(Tensor x)
    {
        foreach (var cut in heard.Cuts)
        {
            var (before, after) = (Math.Max(0, -cut.Start), Math.Max(0, cut.End - x.shape[cut.Dimension]));
            if (before + after > 0)
            {
                // Pairs of sizes, the last dimension first.
                var sizes = new long[2 * (x.dim() - cut.Dimension)];
                (sizes[^2], sizes[^1]) = (before, after);
                x = functional.pad(x, sizes);
            }
            x = x.slice(cut.Dimension, cut.Start + before, cut.End + before, cut.Step);
        }
        return x;
    }
}
