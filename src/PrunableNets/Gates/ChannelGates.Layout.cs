using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <content>Gates of a dimension whose channels are of several groups.</content>
public sealed partial class ChannelGates
{
    /// <summary>The gates of a dimension, [C]: for each run of its channels those of the run's group, ones where nothing can be removed.</summary>
    /// <param name="gates">One tensor a group, as <see cref="Split"/> gives them.</param>
    /// <param name="layout">The dimension.</param>
    public Tensor Join(IReadOnlyList<Tensor> gates, ChannelLayout layout)
    {
        ArgumentNullException.ThrowIfNull(gates);
        ArgumentNullException.ThrowIfNull(layout);
        using var scope = NewDisposeScope();
        var pieces = layout.Segments.Select(s =>
        {
            if (s.Group == ChannelSegment.Fixed)
                return ones([s.Positions], gates[0].dtype, gates[0].device);
            var piece = gates[s.Group].narrow(0, s.Start, s.Length);
            return s.Repeat == 1 ? piece : piece.repeat_interleave(s.Repeat);
        });
        return cat(pieces.ToArray(), 0).MoveToOuterDisposeScope();
    }
}
