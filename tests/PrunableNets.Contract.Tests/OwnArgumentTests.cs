using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Contract.Tests;

/// <summary>
/// Functions that return the very object they were given: whoever disposes their argument has emptied their result. Generated code must not
/// call them so. Every function of one tensor is tried.
/// </summary>
public sealed class OwnArgumentTests
{
    // They end the process with arguments that they do not expect; nanmean with any, now and then.
    private static readonly string[] Crashing = ["cross", "lp_pool2d", "nanmean"];

    private static IEnumerable<MethodInfo> Functions =>
        new[] { typeof(torch), typeof(nn.functional), typeof(special), typeof(fft), typeof(linalg), typeof(Tensor) }
            .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static m => !m.IsGenericMethod && !Crashing.Contains(m.Name) && (m.ReturnType == typeof(Tensor)) && !m.Name.EndsWith('_') && !m.Name.EndsWith("_out", StringComparison.Ordinal) && !m.Name.StartsWith("op_", StringComparison.Ordinal));

    [Fact]
    public void FunctionsThatReturnWhatTheyWereGiven()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in Functions)
        {
            foreach (var shape in new long[][] { [2, 4, 6, 6], [3, 4], [4] })
            {
                using var scope = NewDisposeScope();
                var x = rand(shape);
                if (Arguments(method, x) is not { } arguments)
                    continue;
                try
                {
                    if (ReferenceEquals(method.Invoke(method.IsStatic ? null : x, arguments), x))
                        found.Add($"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(static p => p.Name))})");
                }
                catch (TargetInvocationException)
                {
                    // Not a function of such a tensor.
                }
            }
        }
        Assert.Equal(
            [
                "Tensor.DetachFromDisposeScope()", "Tensor.DetatchFromDisposeScope()", "Tensor.MoveToOuterDisposeScope()", "Tensor.hardtanh(min, max)",
                "Tensor.with_requires_grad(requires_grad)", "functional.Hardtanh(x, min_val, max_val, inplace)", "functional.hardtanh(x, min_val, max_val, inplace)",
            ], found);
    }

    /// <summary>A tensor for the first parameter of a static method, defaults for the others; null where it needs more than that.</summary>
    private static object?[]? Arguments(MethodInfo method, Tensor x)
    {
        var arguments = new List<object?>();
        foreach (var (index, parameter) in method.GetParameters().Index())
        {
            if (index == 0 && method.IsStatic && parameter.ParameterType == typeof(Tensor))
                arguments.Add(x);
            else if (parameter.Name == "inplace")
                arguments.Add(false);
            else if (parameter.HasDefaultValue)
                arguments.Add(parameter.DefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue);
            else if (parameter.ParameterType == typeof(ScalarType))
                arguments.Add(x.dtype);
            else if (parameter.ParameterType == typeof(Device))
                arguments.Add(CPU);
            else if (parameter.ParameterType == typeof(long))
                arguments.Add(1L);
            else if (parameter.ParameterType == typeof(int))
                arguments.Add(1);
            else if (parameter.ParameterType == typeof(double))
                arguments.Add(0.5);
            else if (parameter.ParameterType == typeof(long[]))
                arguments.Add(x.shape);
            else if (parameter.ParameterType == typeof(Scalar))
                arguments.Add((Scalar)1.0);
            else if (parameter.ParameterType == typeof(bool))
                arguments.Add(false);
            else
                return null;
        }
        return method.IsStatic && (arguments.Count == 0 || !ReferenceEquals(arguments[0], x)) ? null : [.. arguments];
    }
}
