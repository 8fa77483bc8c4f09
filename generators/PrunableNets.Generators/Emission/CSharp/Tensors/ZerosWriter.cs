using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>Where the input is, and of the type of floating-point numbers if of no other.</summary>
internal sealed class ZerosWriter : OperationWriter<ZerosOperation>
{
    protected override string Write(ZerosOperation operation, Node node, ForwardWriter writer) => operation.Type is null && writer.Floats is { } floats
        ? $"{floats}.new_zeros({writer.Sizes(node)})"
        : $"torch.zeros(new long[] {{ {writer.Sizes(node)} }}, dtype: torch.ScalarType.{operation.Type ?? "Float32"}, device: {writer.Device}.device)";
}
