using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>The call; a list of all elements takes its shape behind it.</summary>
internal sealed class CreationWriter : OperationWriter<CreationOperation>
{
    protected override string Write(CreationOperation operation, Node node, ForwardWriter writer) =>
        operation.IsFlat
            ? $"{writer.Call(operation.Call, node)}.reshape(new long[] {{ {writer.Sizes(node)} }})"
            : writer.Call(operation.Call, node);
}
