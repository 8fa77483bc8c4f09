using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.CSharp.Resampling;

/// <summary>The functional form, also of a module.</summary>
internal sealed class PixelShuffleWriter : OperationWriter<PixelShuffle>
{
    protected override string Write(PixelShuffle operation, Node node, ForwardWriter writer) =>
        $"functional.pixel_shuffle({writer.Variable(node.Inputs[0])}, {Literals.Of(operation.UpscaleFactor)})";
}
