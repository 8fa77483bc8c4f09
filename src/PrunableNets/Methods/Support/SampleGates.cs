using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Gates of their own for every sample of a batch, [B, <see cref="Architecture.GateCount"/>]: several masks, or the gradients of single samples, in one
/// pass. Statistics over channels keep the gates that are held.
/// </summary>
/// <param name="map">Which gates each site has.</param>
/// <param name="gates">[B, N].</param>
/// <param name="computed">Batch norms that the layers in front of them have computed.</param>
internal sealed class SampleGates(GateMap map, Tensor gates, IReadOnlySet<nn.Module>? computed = null) : GateSites
{
    private readonly long samples = gates.shape[0];

    // A site whose gates are all open does not have to multiply, nor a batch of one sample to become one of B before it must.
    private readonly bool[] closes = [.. map.Sites.Select(s => gates.requires_grad || !gates.index_select(1, s).eq(1).all().ToBoolean())];

    public override bool HasComputed(BatchNorm norm) => computed?.Contains(norm) == true;

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        if (!closes[site])
            return x.alias();
        using var scope = NewDisposeScope();
        var own = gates.index_select(1, map.Sites[site]);
        // Windows of a sample stand one behind the other where a batch dimension holds both.
        if (x.shape[0] != samples && x.shape[0] != 1)
        {
            if (x.shape[0] % samples != 0)
                throw new NotSupportedException($"A tensor of {x.shape[0]} rows cannot be told by {samples} samples.");
            own = own.repeat_interleave(x.shape[0] / samples, 0);
        }
        long[] shape = [own.shape[0], .. Enumerable.Repeat(1L, dim - 1), own.shape[1], .. Enumerable.Repeat(1L, (int)x.dim() - dim - 1)];
        return x.mul(own.reshape(shape)).MoveToOuterDisposeScope();
    }
}
