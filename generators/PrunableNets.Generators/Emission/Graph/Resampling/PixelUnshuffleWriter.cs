using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.Graph.Resampling;

/// <summary>The factor.</summary>
internal sealed class PixelUnshuffleWriter : GraphWriter<PixelUnshuffle>
{
    protected override void Write(PixelUnshuffle operation, Node node, GraphArguments arguments) =>
        arguments.Add("downscale_factor", operation.DownscaleFactor);
}
