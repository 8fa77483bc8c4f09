using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>
/// Members of the framework's plain values - texts, numbers, their mathematics and conversions - which are asked themselves: what they give is right by
/// being theirs. Only types without input, output, clock or chance are in the list.
/// </summary>
internal static class Framework
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "string", "char", "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal",
        "System.Math", "System.MathF", "System.Convert", "System.BitConverter", "System.TimeSpan", "System.DateTime", "System.Version", "System.StringComparer", "System.Half",
        "System.Int128", "System.UInt128", "System.Numerics.BitOperations", "System.Numerics.BigInteger", "System.Numerics.Complex", "System.Text.StringBuilder",
        "System.Globalization.CultureInfo", "System.Globalization.NumberFormatInfo", "System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.Match",
        "System.Text.RegularExpressions.Group", "System.Text.RegularExpressions.Capture", "System.Text.RegularExpressions.GroupCollection", "System.IFormattable",
    };

    private static readonly HashSet<string> Excluded = new(StringComparer.Ordinal)
    {
        "GetHashCode", "GetType", "Now", "UtcNow", "Today", "CurrentCulture", "CurrentUICulture", "CurrentCultureIgnoreCase", "InstalledUICulture", "Intern", "IsInterned", "AppendLine", "CopyTo",
        "GetEnumerator", "Create", "GetCultures", "DefaultThreadCurrentCulture", "ToLocalTime", "ToUniversalTime",
    };

    private static readonly ConcurrentDictionary<string, Type?> Types = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, MethodBase?> Members = new(StringComparer.Ordinal);

    /// <summary>A framework type by its name in the IR; null for one that is generic or not there.</summary>
    public static Type? Type(string name) => Types.GetOrAdd(name, static name =>
    {
        var full = TypeNames.Keywords.TryGetValue(name, out var keyword) ? "System." + keyword : name;
        return new[] { typeof(object), typeof(System.Numerics.BigInteger), typeof(Stack<>), typeof(Enumerable), typeof(System.Text.RegularExpressions.Regex), typeof(Uri) }
            .Select(t => t.Assembly.GetType(full)).FirstOrDefault(static t => t is not null);
    });

    public static bool IsException(string type) => Type(type) is { } found && typeof(Exception).IsAssignableFrom(found);

    private static bool IsPlain(string type) => Plain.Contains(type) || IsException(type);

    /// <summary>Calls a method of a plain type; null where it is none, or an argument is nothing that the framework knows.</summary>
    public static Value? Call(Evaluator evaluator, IrMethodReference method, Value? target, IReadOnlyList<Value> arguments, int origin)
    {
        if (!IsPlain(method.Type) || Excluded.Contains(method.Name) || method.Id.Length == 0)
            return null;
        var found = Members.GetOrAdd(method.Id, id => Find(method.Type, method.Name, id));
        if (found is not MethodInfo info)
            return null;
        if (method.Type == "System.Text.StringBuilder" && target is ScalarValue { Object: System.Text.StringBuilder builder })
            return TextBuilders.Call(evaluator, builder, target, method.Name, info, arguments, origin);
        object? self = null;
        if (!info.IsStatic && (target is null || !HostValues.TryTo(evaluator, target, info.DeclaringType!, origin, out self) || self is null))
            return null;
        return Invoke(evaluator, method.Name, info, arguments, origin, converted => info.Invoke(self, converted));
    }

    /// <summary>Makes an object of a plain type.</summary>
    public static Value? Create(Evaluator evaluator, string type, IReadOnlyList<Argument> arguments, int origin)
    {
        if (!IsPlain(type) || Type(type) is not { } host)
            return null;
        foreach (var constructor in host.GetConstructors().Where(c => c.GetParameters().Length == arguments.Count))
        {
            if (!constructor.GetParameters().Zip(arguments, static (p, a) => p.Name == a.Name).All(static same => same))
                continue;
            if (Invoke(evaluator, type, constructor, arguments.Select(static a => a.Value).ToArray(), origin, constructor.Invoke) is { } made)
                return made;
        }
        return arguments.Count == 0 && host.IsValueType ? new ScalarValue(Activator.CreateInstance(host)) : null;
    }

    /// <summary>Reads a property or field of a plain type.</summary>
    public static Value? Read(Evaluator evaluator, string type, string name, Value? target, IReadOnlyList<Value> arguments, int origin)
    {
        if (Excluded.Contains(name) || !(IsPlain(type) || (target is ScalarValue { Object: { } held } && IsPlain(held.GetType().FullName!))))
            return null;
        object? self = null;
        if (target is not null && !HostValues.TryTo(evaluator, target, typeof(object), origin, out self))
            return null;
        var host = self?.GetType() ?? Type(type);
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
        if (name == "this[]")
            name = host?.GetCustomAttribute<DefaultMemberAttribute>()?.MemberName ?? "Item";
        if (host?.GetProperties(Public).FirstOrDefault(p => p.Name == name && p.GetIndexParameters().Length == arguments.Count) is { GetMethod: { } getter })
            return Invoke(evaluator, name, getter, arguments, origin, converted => getter.Invoke(self, converted));
        return host?.GetField(name, Public) is { } field ? HostValues.From(field.GetValue(self)) : null;
    }

    /// <summary>Sets a property or an element of an object that changes; false where there is none such.</summary>
    public static bool Write(Evaluator evaluator, Value target, string name, Value[] keys, Value value, int origin)
    {
        var self = ((ScalarValue)target).Object!;
        if (name == "this[]")
            name = "Chars";
        if (self.GetType().GetProperties().FirstOrDefault(p => p.Name == name && p.GetIndexParameters().Length == keys.Length) is not { SetMethod: { } setter })
            return false;
        return Invoke(evaluator, name, setter, [.. keys, value], origin, converted => setter.Invoke(self, converted)) is not null;
    }

    private static Value? Invoke(Evaluator evaluator, string name, MethodBase method, IReadOnlyList<Value> arguments, int origin, Func<object?[], object?> call)
    {
        var parameters = method.GetParameters();
        var converted = new object?[parameters.Length];
        if (parameters.Length != arguments.Count)
            return null;
        for (var i = 0; i < parameters.Length; i++)
            if (!parameters[i].IsOut && !HostValues.TryTo(evaluator, arguments[i], parameters[i].ParameterType, origin, out converted[i]))
                return null;
        var result = Cultures.Independent(evaluator, () => Caught(call, converted), name, origin);
        for (var i = 0; i < parameters.Length; i++)
            if (parameters[i].ParameterType.IsByRef && arguments[i] is ReferenceValue reference)
                reference.Place.Value = HostValues.From(converted[i]);
        return result is FrameworkException failed ? throw failed : HostValues.From(result);
    }

    /// <summary>The result, or what the framework throws.</summary>
    private static object? Caught(Func<object?[], object?> call, object?[] arguments)
    {
        try
        {
            return call(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            return new FrameworkException(inner);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or ArithmeticException or InvalidCastException or IndexOutOfRangeException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return new FrameworkException(exception);
        }
    }

    /// <summary>The method with a documentation id. Where the compiler has chosen a span of arguments, the array does the same and can be passed.</summary>
    private static MethodBase? Find(string type, string name, string id)
    {
        if (Type(type) is not { } host)
            return null;
        var all = host.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Where(m => m.Name == name).ToArray();
        return new[] { DocumentationIds.WithArrays(id), DocumentationIds.WithTexts(id) }.Select(wanted => all.FirstOrDefault(m => DocumentationIds.Of(m) == wanted)).FirstOrDefault(static m => m is not null);
    }
}

/// <summary>What a member of the framework throws: the evaluated program throws it.</summary>
internal sealed class FrameworkException(Exception cause) : Exception(cause.Message)
{
    public Exception Cause { get; } = cause;
}
