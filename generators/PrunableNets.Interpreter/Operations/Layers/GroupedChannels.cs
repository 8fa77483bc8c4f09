using System.Linq;
using PrunableNets.Interpreter.Channels;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// Channels of operations that work on groups of them: depthwise and grouped convolutions, group norm. A group cannot lose some of its
/// channels (the others could not follow, or would be normalised differently), so that it lives and dies as a whole.
/// </summary>
internal static class GroupedChannels
{
    /// <summary>Ties the channels of each group together and returns those of the output, whose groups follow those of the input.</summary>
    public static int[] Output(int[] input, long groups, long outputs, ChannelRelations relations)
    {
        var size = (int)(input.Length / groups);
        var output = new int[outputs];
        for (var g = 0; g < groups; g++)
        {
            var members = input.Skip(g * size).Take(size).ToArray();
            var channel = members[0];
            foreach (var member in members)
                relations.Tie(channel, member);
            for (var i = 0; i < outputs / groups; i++)
                output[g * (outputs / groups) + i] = channel;
        }
        return output;
    }
}
