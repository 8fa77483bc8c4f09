using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>The index tensors of a slim form: where in a full stream the kept channels of a branch belong.</summary>
internal sealed class KeptIndices(Network network, Identifiers identifiers)
{
    private readonly List<(string Key, string Name, ChannelLayout Layout)> buffers = [];

    /// <summary>Buffer name and layout, in the order of first use.</summary>
    public IEnumerable<(string Name, ChannelLayout Layout)> Buffers => buffers.Select(static b => (b.Name, b.Layout));

    /// <summary>The expression that reads the index of a dimension.</summary>
    public string Of(int[] channels)
    {
        var layout = network.Layout(channels);
        var key = string.Join(";", layout.Segments);
        var known = buffers.FirstOrDefault(b => b.Key == key);
        if (known.Name is null)
        {
            var group = network.Groups[layout.Segments.First(static s => s.Group != ChannelSegment.Fixed).Group];
            known = (key, "kept_" + identifiers.Of("index of " + group.Name).Substring("index_of_".Length), layout);
            buffers.Add(known);
        }
        return $"get_buffer(\"{known.Name}\")";
    }
}
