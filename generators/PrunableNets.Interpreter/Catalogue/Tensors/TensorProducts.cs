using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Products;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Matrix products, and elementwise functions of two tensors that are no operators.</summary>
internal static class TensorProducts
{
    public static void AddTo(Catalogue catalogue)
    {
        foreach (var type in new[] { "TorchSharp.torch", "TorchSharp.torch.Tensor" })
        {
            foreach (var name in new[] { "matmul", "bmm", "mm" })
                catalogue.Method(type, name, static call => call.Append(new MatrixProduct(), call.Tensor().Node, Other(call).Node));
            foreach (var name in new[] { "maximum", "minimum" })
                catalogue.Method(type, name, call => call.Append(new Extremum(name), call.Tensor().Node, Other(call).Node));
        }
    }

    private static TensorValue Other(CallContext call) => call.AsTensor(call.At(call.Target is TensorValue ? 0 : 1));
}
