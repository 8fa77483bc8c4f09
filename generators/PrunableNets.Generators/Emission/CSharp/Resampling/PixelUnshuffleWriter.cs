using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.CSharp.Resampling;

/// <summary>The functional form, also of a module.</summary>
internal sealed class PixelUnshuffleWriter : OperationWriter<PixelUnshuffle>
{
    protected override string Write(PixelUnshuffle operation, Node node, ForwardWriter writer) =>
        $"functional.pixel_unshuffle({writer.Variable(node.Inputs[0])}, {Literals.Of(operation.DownscaleFactor)})";
}
