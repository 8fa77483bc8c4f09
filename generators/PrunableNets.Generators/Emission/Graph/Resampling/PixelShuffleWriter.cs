using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.Graph.Resampling;

/// <summary>The factor.</summary>
internal sealed class PixelShuffleWriter : GraphWriter<PixelShuffle>
{
    protected override void Write(PixelShuffle operation, Node node, GraphArguments arguments) =>
        arguments.Add("upscale_factor", operation.UpscaleFactor);
}
