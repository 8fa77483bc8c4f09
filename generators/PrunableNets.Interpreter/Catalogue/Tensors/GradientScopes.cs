using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary><c>no_grad</c>, <c>inference_mode</c>, <c>enable_grad</c>, <c>set_grad_enabled</c>.</summary>
internal static class GradientScopes
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch", "no_grad", static call => call.Evaluator.BeginGradientScope(false));
        catalogue.Method("TorchSharp.torch", "inference_mode", static call => call.Evaluator.BeginGradientScope(!IsOn(call)));
        foreach (var name in new[] { "enable_grad", "set_grad_enabled" })
            catalogue.Method("TorchSharp.torch", name, static call => call.Evaluator.BeginGradientScope(IsOn(call)));
        catalogue.Method("System.IDisposable", "Dispose", static call =>
        {
            call.Evaluator.EndGradientScope(call.Target!);
            return ScalarValue.Null;
        });
    }

    /// <summary>In evaluation nobody asks for gradients: <c>set_grad_enabled(training)</c> follows them, as training does.</summary>
    private static bool IsOn(CallContext call) => call.Arguments.Count == 0
        || call.At(0) is TrainingFlag { IsNegated: false }
        || call.Bool("enabled", call.Bool("mode", true));
}
