using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>
/// <c>no_grad</c>, <c>inference_mode</c>, <c>enable_grad</c>, <c>set_grad_enabled</c>. In the constructor, and on the side of a condition that is for
/// evaluation, they change nothing that is followed.
/// </summary>
internal static class GradientScopes
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch", "no_grad", static call => Begin(call, false));
        catalogue.Method("TorchSharp.torch", "inference_mode", static call => Begin(call, !Enabled(call)));
        foreach (var name in new[] { "enable_grad", "set_grad_enabled" })
            catalogue.Method("TorchSharp.torch", name, static call => Begin(call, Enabled(call)));
        catalogue.Method("System.IDisposable", "Dispose", static call =>
        {
            if (call.Target is GradientScopeValue scope)
                call.Evaluator.FollowsGradients = scope.Before;
            return ScalarValue.Null;
        });
    }

    /// <summary>In evaluation nobody asks for gradients: <c>set_grad_enabled(training)</c> follows them, as training does.</summary>
    private static bool Enabled(CallContext call) => call.Arguments.Count == 0
        || call.At(0) is TrainingFlag { IsNegated: false }
        || call.Bool("enabled", call.Bool("mode", true));

    private static GradientScopeValue Begin(CallContext call, bool isFollowed)
    {
        var scope = new GradientScopeValue(call.Evaluator.FollowsGradients);
        if (!call.Evaluator.IsConstructing && !call.Evaluator.IsForEvaluation)
            call.Evaluator.FollowsGradients = isFollowed;
        return scope;
    }
}
