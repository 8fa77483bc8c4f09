using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrunableNets.LibTorch.Tests.Conformance;

/// <summary>Writes types as the API listing does: C# keywords, dots for nesting, tuples with their names.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    internal static string Of(Type type, ICustomAttributeProvider source = null)
    {
        var names = source?.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).OfType<TupleElementNamesAttribute>().FirstOrDefault();
        return Render(type, new Queue<string>(names?.TransformNames ?? []));
    }

    private static string Render(Type type, Queue<string> names)
    {
        if (type.IsByRef)
            return Render(type.GetElementType(), names);
        if (type.IsArray)
            return $"{Render(type.GetElementType(), names)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Render(underlying, names) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) != false && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return Tuple(type, names);
        return Named(type, names);
    }

    private static string Tuple(Type type, Queue<string> names)
    {
        var elements = type.GetGenericArguments();
        // The names of one level come before those of the levels inside it.
        var own = elements.Select(_ => names.TryDequeue(out var name) ? name : null).ToArray();
        return "(" + string.Join(", ", elements.Select((element, i) => Render(element, names) + (own[i] is null ? "" : " " + own[i]))) + ")";
    }

    private static string Named(Type type, Queue<string> names)
    {
        var arguments = new Queue<string>(type.GetGenericArguments().Select(argument => Render(argument, names)));
        var chain = new Stack<Type>();
        for (var current = type; current is not null; current = current.DeclaringType)
            chain.Push(current);
        var parts = new List<string>();
        var taken = 0;
        foreach (var current in chain)
        {
            var count = current.GetGenericArguments().Length - taken;
            taken += count;
            var name = current.Name.Split('`')[0];
            parts.Add(count > 0 ? $"{name}<{string.Join(", ", Enumerable.Range(0, count).Select(_ => arguments.Dequeue()))}>" : name);
        }
        return (type.Namespace is null ? "" : type.Namespace + ".") + string.Join('.', parts);
    }
}
