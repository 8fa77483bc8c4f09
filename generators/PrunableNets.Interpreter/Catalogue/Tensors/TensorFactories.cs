using System;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Tensors made in <c>forward</c>.</summary>
internal static class TensorFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch", "zeros", Zeros);
        catalogue.Method("TorchSharp.torch.Tensor", "new_zeros", Zeros);
        foreach (var type in new[] { "TorchSharp.torch", "TorchSharp.torch.Tensor" })
            catalogue.Method(type, "zeros_like", static call => call.Append(new ZerosOperation(GivenSize.Of(call.Tensor().Node), TypeOf(call))));
    }

    private static TensorValue Zeros(CallContext call) => call.Append(new ZerosOperation(ShapeOf(call), TypeOf(call)));

    /// <summary>The type that is asked for, or that of the tensor that the new one is like; null where that is the first input's.</summary>
    private static string? TypeOf(CallContext call)
    {
        if (TensorCreations.TypeOf(call) is { } asked)
            return asked;
        if (call.Target is TensorValue || call.Member == "zeros_like")
            return ElementTypes.Of(call.Tensor().Node);
        return call.Evaluator.Graph.Inputs.FirstOrDefault()?.Operation is InputOperation { IsInteger: true } ? "Float32" : null;
    }

    /// <summary>The sizes of a factory call, as an array or one by one.</summary>
    internal static GivenSize[] ShapeOf(CallContext call)
    {
        var sizes = call.Shape(static a => a.Name is "size" or "dim0" or "dim1" or "dim2" or "dim3" or "rows" or "columns" or "sizes");
        // Nothing is inferred here: the library refuses -1 itself.
        return Array.ConvertAll(sizes, static s => s.Dimension is null ? new GivenSize(-1) : s);
    }
}
