using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>
/// A batch norm behind a layer that was solved: its running statistics become those of what it reads now, and its weight and bias what leaves its outputs as they
/// are. To measure statistics alone would undo part of the solution, which gives outputs of less variance than the dense network's; and statistics that are
/// not what the norm reads would make the first steps of a fine-tuning a jump.
/// </summary>
internal sealed class RestatedNorm : IDisposable
{
    private readonly BatchNorm norm;
    private readonly Listening listening;
    private readonly Tensor sum;
    private readonly Tensor squares;
    private long count;

    /// <param name="norm">With running statistics, a weight and a bias.</param>
    private RestatedNorm(BatchNorm norm)
    {
        this.norm = norm;
        sum = zeros_like(norm.running_mean!, float64).DetachFromDisposeScope();
        squares = zeros_like(sum).DetachFromDisposeScope();
        listening = Listening.To(norm, (x, _) => Add(x));
    }

    /// <summary>Restates norms, in one pass of the network.</summary>
    /// <param name="slim">In evaluation mode.</param>
    /// <param name="norms">Those of its norms that are to be restated; where one has no weight and bias it is left as it is.</param>
    /// <param name="passes">The batches.</param>
    public static void All(Module slim, IEnumerable<BatchNorm> norms, CalibrationPasses passes)
    {
        var restated = new List<RestatedNorm>();
        try
        {
            foreach (var norm in norms)
                if (norm is { running_mean: not null, running_var: not null, weight: not null, bias: not null })
                    restated.Add(new RestatedNorm(norm));
            if (restated.Count == 0)
                return;
            passes.Run(slim, passes.Count);
            restated.ForEach(static r => r.Store());
        }
        finally
        {
            restated.ForEach(static r => r.Dispose());
        }
    }

    public void Dispose()
    {
        listening.Dispose();
        sum.Dispose();
        squares.Dispose();
    }

    private void Add(Tensor x)
    {
        using var scope = NewDisposeScope();
        var values = x.to(float64).transpose(0, 1).reshape(x.shape[1], -1);
        sum.add_(values.sum([1L]));
        squares.add_(values.square().sum([1L]));
        count += values.shape[1];
    }

    private void Store()
    {
        using var scope = NewDisposeScope();
        var (mean, variance) = (norm.running_mean!, norm.running_var!);
        var measured = sum.div(count);
        // Running variances are those of a sample.
        var spread = squares.div(count).sub(measured.square()).clamp_min(0).mul((double)count / Math.Max(1, count - 1));
        var scale = norm.weight!.to(float64).div(variance.to(float64).add(norm.eps).sqrt());
        var bias = norm.bias!.to(float64).add(scale.mul(measured.sub(mean.to(float64))));
        norm.weight!.copy_(scale.mul(spread.add(norm.eps).sqrt()));
        norm.bias!.copy_(bias);
        mean.copy_(measured);
        variance.copy_(spread);
    }
}
