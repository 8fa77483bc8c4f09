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
        var isRead = weights.Any(w => relations.Channels.OutputsOf(w.Layer) is not null);
        var dimensions = weights.Select(w => Dimensions(w, isRead, relations)).ToArray();
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
    private static int[]?[] Dimensions(WeightName weight, bool isRead, ChannelRelations relations)
    {
        var layer = weight.Layer;
        var axes = layer.State.First(s => s.Name == weight.Name).Axes;
        if (isRead && axes.Contains(StateAxis.Output))
            relations.OutputsOrNew(layer, layer.Widths.Output);
        if (isRead && axes.Contains(StateAxis.Input))
            relations.InputsOrNew(layer, layer.Widths.Input);
        relations.Complete(layer);
        var (input, output) = (relations.Channels.InputsOf(layer), relations.Channels.OutputsOf(layer));
        return axes.Select(a => a switch { StateAxis.Output => output, StateAxis.Input => input, _ => null }).ToArray();
    }
}
