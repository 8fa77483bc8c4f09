using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;
using System.Linq;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>Positions of dimension 1 in another order.</summary>
internal sealed class ChannelShuffleWriter : GraphWriter<ChannelShuffle>
{
    protected override string Name(ChannelShuffle operation) => Reorder;

    protected override void Write(ChannelShuffle operation, Node node, GraphArguments arguments)
    {
        arguments.Add("dim", 1);
        arguments.Add("order", operation.Order((int)node.Shape[1].Size).Select(static i => (long)i));
    }
}
