using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Pipeline;

/// <summary>
/// What the pipeline caches must be plain data with value equality: a symbol or a tree in it would keep a compilation alive and defeat
/// the cache, and neither shows in any other test.
/// </summary>
public sealed class ModelShapeTests
{
    private static readonly string[] Namespaces = ["PrunableNets.Generators.Models", "PrunableNets.Interpreter.Ir"];

    /// <summary>Roslyn types that are plain values, or static like descriptors.</summary>
    private static readonly Type[] Allowed = [typeof(TextSpan), typeof(LinePositionSpan), typeof(DiagnosticDescriptor)];

    public static TheoryData<string> ModelNames => new(Models.Select(static t => t.FullName!));

    private static IEnumerable<Type> Models => Generator.Assembly.GetTypes()
        .Where(static t => Namespaces.Contains(t.Namespace) && !t.IsEnum && !t.Name.Contains('<') && !t.IsNested && !(t.IsAbstract && t.IsSealed) && !t.IsGenericType);

    [Fact]
    public void TheNamespacesHoldModels() => Assert.True(Models.Count() > 40);

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void FieldsArePlainData(string name)
    {
        var type = Generator.Assembly.GetType(name, true)!;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            foreach (var part in Parts(field.FieldType))
            {
                Assert.False(part.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true && !Allowed.Contains(part), $"{name} holds a {part.Name} in {field.Name}.");
                Assert.False(part.IsArray || part.Name.StartsWith("List`", StringComparison.Ordinal) || part.Name.StartsWith("ImmutableArray`", StringComparison.Ordinal), $"{name} holds a {part.Name} in {field.Name}, which compares by reference.");
            }
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void ModelsHaveValueEquality(string name)
    {
        var type = Generator.Assembly.GetType(name, true)!;
        Assert.Contains(typeof(IEquatable<>).MakeGenericType(type), type.GetInterfaces());
    }

    [Fact]
    public void EqualSourcesGiveEqualModelsWithEqualHashCodes()
    {
        var (first, second) = (Generator.Run(Refusal.Net()).Values("Lower").Single(), Generator.Run(Refusal.Net()).Values("Lower").Single());
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Generator.Run(Refusal.Net(constructor: "width = 6;")).Values("Lower").Single());
    }

    [Theory]
    [InlineData("Lower")]
    [InlineData("Program")]
    [InlineData("Interpret")]
    [InlineData("Plan")]
    public void CachedValuesReachNoCompilation(string step)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in Generator.Run(Refusal.Net()).Values(step))
            Walk(value, step, seen);
        Assert.True(seen.Count > 5, "The walk must reach something.");
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type or DiagnosticDescriptor || value.GetType().IsPrimitive || !seen.Add(value))
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or IOperation or AttributeData, $"{path} is a {value.GetType().Name}");
        if (value is Array array)
            foreach (var item in array)
                Walk(item, path + "[]", seen);
        else if (value is not Delegate)
            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                        Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
}
