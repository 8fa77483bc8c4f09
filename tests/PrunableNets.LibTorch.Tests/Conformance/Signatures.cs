using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PrunableNets.LibTorch.Tests.Conformance;

/// <summary>The visible surface of an assembly, one line a member, in the form of the API listing without modifiers and constraints.</summary>
internal static class Signatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    private static IEnumerable<string> Of(Type type)
    {
        var owner = TypeNames.Of(type);
        yield return $"{owner}\ttype";
        if (typeof(Delegate).IsAssignableFrom(type))
            yield break;
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type))
                yield return $"{owner}\tenum-member\t{name}\t= {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}";
            yield break;
        }
        foreach (var constructor in type.GetConstructors(Declared).Where(item => IsVisible(item) && !item.IsStatic))
            yield return $"{owner}\tctor\t{Access(constructor)}\t.ctor\t{Parameters(constructor)}";
        foreach (var method in type.GetMethods(Declared).Where(item => IsVisible(item) && !IsAccessor(item)))
            yield return Of(owner, method);
        foreach (var property in type.GetProperties(Declared))
            if (property.GetAccessors(true).Any(IsVisible))
                yield return Of(owner, property);
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
            yield return $"{owner}\tfield\t{(field.IsPublic ? "public" : "protected")} {(field.IsStatic ? "static" : "instance")}\t{TypeNames.Of(field.FieldType, field)}\t{field.Name}";
    }

    private static string Of(string owner, MethodInfo method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false);
        var kind = extension ? "extension-method" : method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator" : "method";
        var generic = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(item => item.Name))}>" : "";
        return $"{owner}\t{kind}\t{Access(method)}\t{TypeNames.Of(method.ReturnType, method.ReturnParameter)}\t{method.Name}{generic}\t{Parameters(method, extension)}";
    }

    private static string Of(string owner, PropertyInfo property)
    {
        var accessor = property.GetAccessors(true).First(IsVisible);
        var accessors = (property.GetMethod is { } getter && IsVisible(getter) ? "get;" : "") + (property.SetMethod is { } setter && IsVisible(setter) ? "set;" : "");
        var indices = property.GetIndexParameters();
        return indices.Length == 0
            ? $"{owner}\tproperty\t{Access(accessor)}\t{TypeNames.Of(property.PropertyType, property)}\t{property.Name}\t{{{accessors}}}"
            : $"{owner}\tindexer\t{Access(accessor)}\t{TypeNames.Of(property.PropertyType, property)}\t{property.Name}\t({string.Join(", ", indices.Select(Parameter))}) {{{accessors}}}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal));
    private static string Access(MethodBase method) => (method.IsPublic ? "public" : "protected") + (method.IsStatic ? " static" : " instance");

    private static string Parameters(MethodBase method, bool extension = false) =>
        "(" + (extension ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter)) + ")";

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var text = $"{modifier}{TypeNames.Of(parameter.ParameterType, parameter)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Default(parameter)}" : text;
    }

    private static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.RawDefaultValue switch
        {
            null when type.IsValueType && type == parameter.ParameterType => "default",
            null => "null",
            var value when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
            bool value => value ? "true" : "false",
            float value => value.ToString(CultureInfo.InvariantCulture) + "f",
            string value => $"\"{value}\"",
            char value => $"'{value}'",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }
}
