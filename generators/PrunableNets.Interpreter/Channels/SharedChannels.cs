using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Channels;

/// <summary>Channels of layers that share a parameter: its rows and columns are of both.</summary>
internal static class SharedChannels
{
    /// <summary>Ties the channels of all layers that hold one parameter; a dimension that is none of the channels of one keeps those of the others.</summary>
    public static void Share(this ChannelRelations relations, IReadOnlyList<WeightName> weights)
    {
        var isRead = weights.Any(static w => w.Layer.OutputChannels is not null);
        var dimensions = weights.Select(w => Dimensions(w, isRead ? relations : null)).ToArray();
        for (var d = 0; d < dimensions[0].Length; d++)
        {
            var channels = dimensions.Select(all => all[d]).ToArray();
            foreach (var own in channels.OfType<int[]>())
            {
                if (channels.All(other => other?.Length == own.Length))
                    relations.Tie(channels[0]!, own);
                else
                    relations.Pin(ChannelMap.Along(0, own));
            }
        }
    }

    /// <summary>What each dimension of a parameter follows; null for one that follows no channels. A layer that forward never calls follows the others.</summary>
    private static int[]?[] Dimensions(WeightName weight, ChannelRelations? relations)
    {
        var layer = weight.Layer;
        var axes = layer.State.First(s => s.Name == weight.Name).Axes;
        if (relations is not null && axes.Contains(StateAxis.Output))
            layer.OutputChannels ??= relations.NewChannels(layer.Widths.Output);
        if (relations is not null && axes.Contains(StateAxis.Input))
            layer.InputChannels ??= relations.NewChannels(layer.Widths.Input);
        layer.KeepWhole();
        return axes.Select(a => a switch { StateAxis.Output => layer.OutputChannels, StateAxis.Input => layer.InputChannels, _ => null }).ToArray();
    }
}
