using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The function; channels that are put in count as far as they are left.</summary>
internal sealed class PadWriter : OperationWriter<Pad>
{
    protected override string Write(Pad operation, Node node, ForwardWriter writer)
    {
        var sizes = operation.Given.Select(g => writer.Size(g, node)).ToArray();
        if (operation.PaddedChannels(node, writer.Channels) is var (entry, before, after))
            (sizes[2 * entry], sizes[2 * entry + 1]) = (writer.Width(before), writer.Width(after));
        var padding = $"new long[] {{ {string.Join(", ", sizes)} }}";
        var filling = $"PaddingModes.{operation.Mode}, {Literals.Of(operation.Value)}";
        return $"functional.pad({writer.Variable(node.Inputs[0])}, {padding}, {filling})";
    }
}
