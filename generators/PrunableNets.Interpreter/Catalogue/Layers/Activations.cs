using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Functions of single elements: the module, the functional form and the tensor method of each.</summary>
internal static class Activations
{
    /// <summary>Module, function, whether f(0) = 0, and whether generated code calls the method of the tensor in place of <c>functional.f(x)</c>.</summary>
    private static readonly (string Module, string Function, bool ZeroToZero, bool IsMethod)[] Plain =
    [
        ("ReLU", "relu", true, false),
        ("ReLU6", "relu6", true, false),
        ("SELU", "selu", true, false),
        ("SiLU", "silu", true, false),
        ("Mish", "mish", true, false),
        ("Tanh", "tanh", true, true),
        ("Hardswish", "hardswish", true, false),
        ("Softsign", "softsign", true, false),
        ("Tanhshrink", "tanhshrink", true, false),
        ("Sigmoid", "sigmoid", false, true),
        ("Hardsigmoid", "hardsigmoid", false, false),
        ("LogSigmoid", "logsigmoid", false, false),
        ("Softplus", "softplus", false, false),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var (module, function, zeroToZero, isMethod) in Plain)
        {
            var operation = new Activation(function, zeroToZero, isMethod ? Call.Method(function) : Of(function));
            AddModule(catalogue, module, _ => operation);
            AddFunction(catalogue, function, _ => operation);
        }
        AddModule(catalogue, "LeakyReLU", LeakyReLU);
        AddFunction(catalogue, "leaky_relu", LeakyReLU);
        AddModule(catalogue, "GELU", Gelu);
        AddFunction(catalogue, "gelu", Gelu);
        AddModule(catalogue, "ELU", static call => With(call, "elu", "alpha", 1.0));
        AddFunction(catalogue, "elu", static call => With(call, "elu", "alpha", 1.0));
        AddModule(catalogue, "Hardtanh", Hardtanh);
        AddFunction(catalogue, "hardtanh", Hardtanh);
        foreach (var (module, parameter, fallback) in new[] { ("CELU", "alpha", 1.0), ("Softshrink", "lambda", 0.5), ("Hardshrink", "lambda", 0.5) })
        {
            AddModule(catalogue, module, call => With(call, module.ToLowerInvariant(), parameter, fallback));
            AddFunction(catalogue, module.ToLowerInvariant(), call => With(call, module.ToLowerInvariant(), parameter, fallback));
        }
        AddModule(catalogue, "Threshold", Threshold);
        AddFunction(catalogue, "threshold", Threshold);
        AddFunction(catalogue, "rrelu", RReLU);
        AddModule(catalogue, "Softmin", static call => new Softmax("softmin", (int)call.Long("dim")));
        AddModule(catalogue, "Softmax2d", static _ => new Softmax("softmax", -3));
        AddFunction(catalogue, "softmin", static call => new Softmax("softmin", (int)call.Long("dim")));
        AddFunction(catalogue, "softmax2d", static _ => new Softmax("softmax", -3));
        AddModule(catalogue, "Softmax", static call => new Softmax("softmax", (int)call.Long("dim")));
        AddModule(catalogue, "LogSoftmax", static call => new Softmax("log_softmax", (int)call.Long("dim")));
        AddFunction(catalogue, "softmax", static call => new Softmax("softmax", (int)call.Long("dim")));
        AddFunction(catalogue, "log_softmax", static call => new Softmax("log_softmax", (int)call.Long("dim")));
    }

    private static void AddModule(Catalogue catalogue, string module, System.Func<CallContext, Operation> create) =>
        catalogue.Method("TorchSharp.torch.nn", module, call => new ModuleValue("TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, create(call), call.Bool("inplace", false))));

    private static void AddFunction(Catalogue catalogue, string function, System.Func<CallContext, Operation> create)
    {
        Value Apply(CallContext call) => call.Append(create(call), call.Tensor().Node);

        Value ApplyInPlace(CallContext call) => call.Evaluator.Overwrite(call.Tensor(), create(call), call.Origin);

        foreach (var type in new[] { "TorchSharp.torch.nn.functional", "TorchSharp.torch.special", "TorchSharp.torch", "TorchSharp.torch.Tensor" })
        {
            catalogue.Method(type, function, call => call.Has("inplace") && call.Bool("inplace", false) ? ApplyInPlace(call) : Apply(call));
            catalogue.Method(type, function + "_", ApplyInPlace);
        }
    }

    private static Activation LeakyReLU(CallContext call) => With(call, "leaky_relu", "negative_slope", 0.01);

    private static Activation Gelu(CallContext call)
    {
        var approximate = call.Has("approximate") && call.Get("approximate") is EnumValue { Member: "tanh" };
        return new Activation("gelu", true, approximate ? Of("gelu", new CallArgument("approximate", new EnumArgument("TorchSharp.Modules.GELU.Approximate", "tanh"))) : Of("gelu"));
    }

    /// <summary>
    /// TorchSharp's hardtanh returns the very tensor that it was given, and in 0.107 does nothing to it (tests/PrunableNets.Contract.Tests): its
    /// result is made one of its own. In place it clamps.
    /// </summary>
    private static Activation Hardtanh(CallContext call)
    {
        var (low, high) = (call.Double("min_val", -1), call.Double("max_val", 1));
        var isInPlace = call.Member == "hardtanh_" || call.Bool("inplace", false);
        return new Activation("hardtanh", low <= 0 && high >= 0, isInPlace
            ? Call.Method("clamp", Named("min", low), Named("max", high))
            : Of("hardtanh", Named("min_val", low), Named("max_val", high)) with { ReturnsOperand = true });
    }

    /// <summary>What is not above the threshold becomes the value.</summary>
    private static Activation Threshold(CallContext call)
    {
        var (threshold, value) = (call.Double("threshold", 0), call.Double("value", 0));
        return new Activation("threshold", threshold < 0 || value == 0, Of("threshold", Named("threshold", threshold), Named("value", value)));
    }

    /// <summary>The function is never told that the network trains, so its slope is the mean of the two; the module's slopes are random then.</summary>
    private static Activation RReLU(CallContext call)
    {
        var (lower, upper) = (call.Double("lower", 1.0 / 8), call.Double("upper", 1.0 / 3));
        return new Activation("rrelu", true, Of("rrelu", Named("lower", lower), Named("upper", upper)));
    }

    private static Activation With(CallContext call, string function, string parameter, double fallback) =>
        new(function, true, Of(function, Named(parameter, call.Double(parameter, fallback))));

    private static CallArgument Named(string parameter, double number) => new(parameter, new ConstantArgument(number));

    /// <summary>The functional form.</summary>
    private static Call Of(string function, params CallArgument[] arguments) => Call.Function("functional", function, [.. Call.Operands(1), .. arguments]);
}
