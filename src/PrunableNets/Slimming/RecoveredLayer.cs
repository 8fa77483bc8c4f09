using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// One layer of a dense network and of its slim form. Each batch goes through the dense network first; in the slim one the layer's output is moved to the dense
/// means at once, so that the layers behind it see it corrected.
/// </summary>
/// <param name="dense">In the dense network.</param>
/// <param name="slim">In the slim network.</param>
/// <param name="kept">The positions of the layer's outputs that stayed; null for all.</param>
internal sealed class RecoveredLayer(Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim, long[]? kept) : IDisposable
{
    private readonly Parameter? bias = slim.named_parameters(recurse: false).FirstOrDefault(static p => p.name == "bias").parameter;
    private readonly int rank = (int)slim.named_parameters(recurse: false).First(static p => p.name == "weight").parameter.dim();
    private readonly List<Tensor> means = [];
    private Tensor? output;
    private Tensor? sum;
    private int next;
    private int count;

    /// <summary>The norm of the slim network that reads the layer's output as it is; null for none.</summary>
    public BatchNorm? Norm { get; set; }

    /// <summary>The layer has a bias, or a batch norm directly behind it, and was called in both networks.</summary>
    public bool HasPlace => Place is not null && count > 0;

    private Tensor? Place => bias ?? Norm?.running_mean;

    /// <summary>Watches the layer in both networks.</summary>
    public IEnumerable<Action> Attach()
    {
        var first = dense.register_forward_hook((_, _, y) =>
        {
            means.Add(Mean(y));
            return y;
        });
        yield return first.remove;
        var second = slim.register_forward_hook((_, _, y) =>
        {
            output = y;
            return next < means.Count && Place is not null ? Moved(y) : y;
        });
        yield return second.remove;
    }

    /// <summary>Whether the tensor is what the layer gave last in the slim network.</summary>
    public bool Gave(Tensor x) => ReferenceEquals(x, output);

    /// <summary>Forgets what the batch gave.</summary>
    public void EndBatch()
    {
        (output, next) = (null, 0);
        foreach (var mean in means)
            mean.Dispose();
        means.Clear();
    }

    /// <summary>Writes the mean of all shifts into the slim network.</summary>
    public void Store()
    {
        if (!HasPlace)
            return;
        using var shift = sum!.div(count).to(Place!.dtype);
        if (bias is not null)
            bias.add_(shift);
        else
            Norm!.running_mean!.sub_(shift);
    }

    public void Dispose()
    {
        EndBatch();
        sum?.Dispose();
    }

    private Tensor Moved(Tensor y)
    {
        using var scope = NewDisposeScope();
        using var mean = Mean(y);
        var target = means[next++];
        var shift = (kept is null ? target : target.index_select(0, tensor(kept, int64, target.device))).sub(mean);
        sum ??= zeros_like(shift).DetachFromDisposeScope();
        sum.add_(shift);
        count++;
        var shape = new long[y.dim()];
        Array.Fill(shape, 1);
        shape[Channels(y)] = -1;
        y.add_(shift.to(y.dtype).reshape(shape));
        return y;
    }

    /// <summary>Of each output, over everything else; float64 [outputs].</summary>
    private Tensor Mean(Tensor y)
    {
        var channels = Channels(y);
        return y.mean([.. Enumerable.Range(0, (int)y.dim()).Where(d => d != channels).Select(static d => (long)d)], keepdim: false, float64).DetachFromDisposeScope();
    }

    /// <summary>Behind the channels are as many dimensions as a kernel has.</summary>
    private int Channels(Tensor y) => (int)y.dim() - (rank - 1);
}
