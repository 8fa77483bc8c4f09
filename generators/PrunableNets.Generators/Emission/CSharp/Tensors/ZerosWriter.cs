using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>Where the input is, and of its type if of no other.</summary>
internal sealed class ZerosWriter : OperationWriter<ZerosOperation>
{
    protected override string Write(ZerosOperation operation, Node node, ForwardWriter writer) => operation.Type is { } type
        ? $"torch.zeros(new long[] {{ {writer.Sizes(node)} }}, dtype: torch.ScalarType.{type}, device: {writer.Device}.device)"
        : $"{writer.Device}.new_zeros({writer.Sizes(node)})";
}
