using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Dropout: modules and functional forms.</summary>
internal static class DropoutFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        AddAlpha(catalogue, "AlphaDropout", "alpha_dropout");
        AddAlpha(catalogue, "FeatureAlphaDropout", "feature_alpha_dropout");
        foreach (var suffix in new[] { "", "1d", "2d", "3d" })
        {
            var function = "dropout" + suffix;
            catalogue.Method("TorchSharp.torch.nn", "Dropout" + suffix, call => new ModuleValue(
                "TorchSharp.Modules.Dropout" + suffix, ModuleKind.Layer, new PlainLayer("Dropout" + suffix, new Dropout(function, call.Double("p", 0.5), new TrainingArgument(false)), call.Bool("inplace", false))));
            catalogue.Method("TorchSharp.torch.nn.functional", function, call => call.Append(new Dropout(function, call.Double("p", 0.5), Training(call)), call.Tensor().Node));
        }
    }

    /// <summary>Dropped elements, or channels, take the value at which a SELU saturates, so that zeros do not stay zeros.</summary>
    private static void AddAlpha(Catalogue catalogue, string module, string function)
    {
        Activation Create(CallContext call, ArgumentValue training) => new(function, false, Call.Function("functional", function, new OperandArgument(0), call.Double("p", 0.5), training));

        catalogue.Method("TorchSharp.torch.nn", module, call => new ModuleValue("TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, Create(call, new TrainingArgument(false)), call.Bool("inplace", false))));
        catalogue.Method("TorchSharp.torch.nn.functional", function, call => call.Append(Create(call, Training(call)), call.Tensor().Node));
    }

    /// <summary>A constant, or the module's own flag.</summary>
    private static ArgumentValue Training(CallContext call) => call.Get("training") switch
    {
        ScalarValue { Object: bool known } => new ConstantArgument(known),
        TrainingFlag flag => new TrainingArgument(flag.IsNegated),
        var other => throw call.Refuse($"'training' of {call.Member} is {other.Describe()}"),
    };
}
