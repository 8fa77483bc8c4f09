using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method; of channels, the range of those that are left.</summary>
internal sealed class SliceWriter : OperationWriter<Slice>
{
    protected override string Write(Slice operation, Node node, ForwardWriter writer)
    {
        var input = node.Inputs[0];
        var map = writer.Channels.MapOf(input);
        var text = writer.Variable(input);
        var (dimension, start, end, step) = operation.Cut;
        if (!writer.IsNarrowed(map) || !map.IsAlong(dimension))
        {
            var from = writer.Size(new GivenSize(start, operation.Start), node);
            var to = writer.Size(new GivenSize(end, operation.End), node);
            return $"{text}.slice({dimension}, {from}, {to}, {Literals.Of(step)})";
        }
        // A step over channels is no range any more once channels are gone.
        if (step != 1)
        {
            var order = Enumerable.Range(0, (int)node.Shape[dimension].Size).Select(i => (int)(start + i * step)).ToArray();
            return $"{text}.index_select({dimension}, {writer.Gather(map.Ids, order)})";
        }
        var before = writer.Width(map.Ids.Take((int)start).ToArray());
        var until = writer.Width(map.Ids.Take((int)end).ToArray());
        return $"{text}.slice({dimension}, {before}, {until}, 1)";
    }
}
