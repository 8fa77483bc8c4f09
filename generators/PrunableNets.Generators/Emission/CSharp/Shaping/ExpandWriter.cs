using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>To all sizes.</summary>
internal sealed class ExpandWriter : OperationWriter<Expand>
{
    protected override string Write(Expand operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.expand({writer.Sizes(node)})";
}
