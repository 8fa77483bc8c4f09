using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Members that change where a tensor lives or how long, not what it holds.</summary>
internal static class TensorIdentities
{
    private static readonly string[] Names =
    [
        "MoveToOuterDisposeScope", "DetachFromDisposeScope", "alias", "bypass",
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in Names)
            catalogue.Method("TorchSharp.torch.Tensor", name, static call => call.Tensor());
        catalogue.Method(
            "TorchSharp.torch.Tensor", "detach", static call => call.Append(new Detach(leavesNoGrad: false), call.Tensor().Node));
        catalogue.Method("TorchSharp.torch.Tensor", "requires_grad_", static call =>
        {
            call.ReadAll();
            return call.Tensor();
        });
        // A copy or the tensor itself, depending on where it lies.
        foreach (var name in new[] { "contiguous", "cpu", "cuda" })
            catalogue.Method("TorchSharp.torch.Tensor", name, static call => call.Evaluator.PerhapsShared(call.Tensor()));
        // A copy does not see what happens to the original in place.
        catalogue.Method("TorchSharp.torch.Tensor", "clone", static call => new TensorValue(call.Tensor().Node));
        catalogue.Method("TorchSharp.torch.Tensor", "Dispose", static _ => ScalarValue.Null);
        // scope.MoveToOuter(x) and its relatives return what they are given.
        foreach (var type in new[] { "TorchSharp.DisposeScope", "TorchSharp.DisposeScopeManager" })
            foreach (var name in new[] { "MoveToOuter", "Detach", "Include", "MoveToOther" })
                catalogue.Method(type, name, static call => call.At(call.Arguments.Count - 1));
        foreach (var type in new[] { "TorchSharp.torch", "TorchSharp.DisposeScopeManager" })
            catalogue.Method(type, "NewDisposeScope", static _ => new NeutralValue("a dispose scope"));
        foreach (var name in new[] { "device", "dtype", "requires_grad" })
            catalogue.Property("TorchSharp.torch.Tensor", name, static call => new NeutralValue("the tensor's " + call.Member) { Tensor = call.Tensor().Node });
    }
}
