using System.Collections.Generic;

namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>How source calls a function of single elements.</summary>
internal enum ActStyle
{
    Module, InPlaceModule, Functional, InPlaceFunctional,
}

/// <summary>A function of single elements, some with f(0) other than 0.</summary>
internal sealed record Act(string Module, string Function, ActStyle Style)
{
    /// <summary>Module and function.</summary>
    public static IReadOnlyList<(string Module, string Function)> Known { get; } =
    [
        ("ReLU", "relu"), ("ReLU", "relu"), ("ReLU", "relu"), ("ReLU6", "relu6"), ("LeakyReLU", "leaky_relu"), ("SiLU", "silu"), ("GELU", "gelu"), ("Hardswish", "hardswish"),
        ("Mish", "mish"), ("Tanh", "tanh"), ("SELU", "selu"), ("Sigmoid", "sigmoid"), ("Sigmoid", "sigmoid"), ("Hardsigmoid", "hardsigmoid"), ("Softplus", "softplus"), ("Softplus", "softplus"),
    ];

    public string Write(NetworkWriter writer, string x) => Style switch
    {
        ActStyle.Module => writer.Let($"{writer.Field(Module, $"{Module}()")}.call({x})"),
        ActStyle.InPlaceModule when Module is not "Softplus" => writer.Let($"{writer.Field(Module, $"{Module}(inplace: true)")}.call({x})"),
        ActStyle.InPlaceFunctional when Module is not "Softplus" => writer.Let($"functional.{Function}({x}, inplace: true)"),
        _ => writer.Let($"functional.{Function}({x})"),
    };
}
