using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>The parameter or buffer by its path: an alias, because the statements behind it dispose of what they have read.</summary>
internal sealed class TensorOperandWriter : OperationWriter<TensorOperand>
{
    protected override string Write(TensorOperand operation, Node node, ForwardWriter writer) =>
        $"{(((TensorLayer)operation.Layer).IsParameter ? "get_parameter" : "get_buffer")}(\"{writer.Local(operation.Layer.Path!)}\")!";
}
