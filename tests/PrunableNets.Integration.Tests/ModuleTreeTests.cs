using System;
using System.Collections;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>Generated forms have the dense network's modules, under its names and with its hyper-parameters: those that the compiler has evaluated.</summary>
public sealed class ModuleTreeTests : ZooTests
{
    private static readonly System.Reflection.Assembly Library = typeof(torch).Assembly;

    [Theory]
    [MemberData(nameof(Names))]
    public void FormsHaveTheModulesOfTheDenseNetwork(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.Create();
        using var gated = model.CreateGated(dense);
        using var slim = model.CreateSlim(dense, Plans.Random(model.Architecture, 3));
        Assert.Equal(Tree(dense), Tree(slim));
        Assert.Equal(Tree(dense), Tree(gated.Module).Where(static m => m != "gates"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HyperParametersAreThoseOfTheDenseNetwork(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.Create();
        using var whole = model.CreateSlim(dense, PruningPlan.FromMask(model.Architecture, Enumerable.Repeat(true, model.Architecture.GateCount).ToArray()));
        Assert.Equal(HyperParameters(dense), HyperParameters(whole));
    }

    /// <summary>Paths, with the types of the library's own modules.</summary>
    private static string[] Tree(Module root) => [.. root.named_modules().Where(static m => m.name.Length > 0).Select(static m => IsLeaf(m.module) ? $"{m.name} {m.module.GetType().Name}" : m.name)];

    /// <summary>Every number, flag, name and list of numbers that a layer tells of itself.</summary>
    private static string[] HyperParameters(Module root) => [.. root.named_modules().Where(static m => IsLeaf(m.module)).SelectMany(static m => m.module.GetType().GetProperties()
        .Where(static p => p.GetMethod is { IsStatic: false } && p.GetIndexParameters().Length == 0 && IsPlain(p.PropertyType))
        .OrderBy(static p => p.Name, StringComparer.Ordinal)
        .Select(p => $"{m.name}.{p.Name} = {Text(Value(m.module, p.Name, p.GetValue(m.module)))}"))];

    /// <summary><c>Padding.Same</c> is written as the numbers that it stands for.</summary>
    private static object? Value(Module layer, string property, object? value) => (layer, property) switch
    {
        (Convolution { padding_type: Padding.Same } c, "padding") => c.kernel_size.Zip(c.dilation, static (k, d) => d * (k - 1) / 2),
        (Convolution { padding_type: Padding.Same }, "padding_type") => null,
        _ => value,
    };

    private static bool IsLeaf(Module module) => module.GetType().Assembly == Library && !module.children().Any();

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(long[]) || Nullable.GetUnderlyingType(type) is { } inner && IsPlain(inner);

    private static string Text(object? value) => value is IEnumerable and not string ? string.Join(",", ((IEnumerable)value).Cast<object>()) : $"{value}";
}
