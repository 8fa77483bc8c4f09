using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>A call that needs no sizes where there is one, else <c>reshape</c>.</summary>
internal sealed class ReshapeWriter : OperationWriter<Reshape>
{
    /// <summary>The call of <c>reshape</c>, or what takes its place where pruning leaves split channels ragged.</summary>
    public static string WriteFor(Node node, ForwardWriter writer)
    {
        var input = node.Inputs[0];
        if (writer.HoldsSplitChannels(input) && ShuffleChain.EndingWith(node, writer.Channels) is { } shuffle)
        {
            var order = writer.Gather(writer.Channels.MapOf(shuffle.Origin).Ids, shuffle.Order);
            return $"{writer.Variable(input)}.index_select({shuffle.Axis}, {order})";
        }
        return $"{writer.Variable(input)}.reshape({writer.Sizes(node)})";
    }

    protected override string Write(Reshape operation, Node node, ForwardWriter writer) =>
        operation.Call is null || writer.HoldsSplitChannels(node.Inputs[0])
            ? WriteFor(node, writer)
            : writer.Call(operation.Call, node);
}
