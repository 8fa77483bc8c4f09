using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Functions of single elements: the module, the functional form and the tensor method of each.</summary>
internal static class Activations
{
    /// <summary>Module, function, whether f(0) = 0, and how generated code calls it where that is not <c>functional.f(x)</c>.</summary>
    private static readonly (string? Module, string Function, bool ZeroToZero, string? Format)[] Plain =
    [
        ("ReLU", "relu", true, null),
        ("ReLU6", "relu6", true, null),
        ("SELU", "selu", true, null),
        ("SiLU", "silu", true, null),
        ("Mish", "mish", true, null),
        ("Tanh", "tanh", true, "{0}.tanh()"),
        ("Hardswish", "hardswish", true, null),
        ("Softsign", "softsign", true, null),
        ("Tanhshrink", "tanhshrink", true, null),
        ("Sigmoid", "sigmoid", false, "{0}.sigmoid()"),
        ("Hardsigmoid", "hardsigmoid", false, null),
        ("LogSigmoid", "logsigmoid", false, null),
        ("Softplus", "softplus", false, null),
        (null, "exp", false, "{0}.exp()"),
        (null, "sqrt", true, "{0}.sqrt()"),
        (null, "abs", true, "{0}.abs()"),
        (null, "square", true, "{0}.square()"),
        (null, "neg", true, "{0}.neg()"),
        (null, "sin", true, "{0}.sin()"),
        (null, "cos", false, "{0}.cos()"),
        (null, "erf", true, "{0}.erf()"),
        (null, "sign", true, "{0}.sign()"),
        (null, "expm1", true, "{0}.expm1()"),
        (null, "log1p", true, "{0}.log1p()"),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var (module, function, zeroToZero, format) in Plain)
        {
            var operation = new Activation(function, zeroToZero, format ?? $"functional.{function}({{0}})");
            if (module is not null)
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
        AddFunction(catalogue, "clamp", Clamp);
        AddFunction(catalogue, "pow", Power);
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
        return new Activation("gelu", true, approximate ? "functional.gelu({0}, TorchSharp.Modules.GELU.Approximate.tanh)" : "functional.gelu({0})");
    }

    private static Activation Hardtanh(CallContext call)
    {
        var (low, high) = (call.Double("min_val", -1), call.Double("max_val", 1));
        return new Activation("hardtanh", low <= 0 && high >= 0, $"functional.hardtanh({{0}}, {CSharp.Literal(low)}, {CSharp.Literal(high)})");
    }

    private static Activation Clamp(CallContext call)
    {
        var (low, high) = (call.Double("min", double.NegativeInfinity), call.Double("max", double.PositiveInfinity));
        return new Activation("clamp", low <= 0 && high >= 0, $"{{0}}.clamp({CSharp.Literal(low)}, {CSharp.Literal(high)})");
    }

    /// <summary>Powers that are finite at zero, where a removed channel stands.</summary>
    private static Activation Power(CallContext call)
    {
        var exponent = call.Double("exponent", 1);
        return exponent >= 0
            ? new Activation("pow", exponent > 0, $"{{0}}.pow({CSharp.Literal(exponent)})")
            : throw call.Refuse("pow with a negative exponent");
    }

    private static Activation With(CallContext call, string function, string parameter, double fallback) =>
        new(function, true, $"functional.{function}({{0}}, {CSharp.Literal(call.Double(parameter, fallback))})");
}
