using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method; once channels are gone, their places in the new order.</summary>
internal sealed class ChannelShuffleWriter : OperationWriter<ChannelShuffle>
{
    protected override string Write(ChannelShuffle operation, Node node, ForwardWriter writer)
    {
        var input = node.Inputs[0];
        var map = writer.Channels.MapOf(input);
        return writer.IsNarrowed(map)
            ? $"{writer.Variable(input)}.index_select(1, {writer.Gather(map.Ids, operation.Order(map.Ids.Length))})"
            : $"{writer.Variable(input)}.channel_shuffle({Literals.Of(operation.Groups)})";
    }
}
