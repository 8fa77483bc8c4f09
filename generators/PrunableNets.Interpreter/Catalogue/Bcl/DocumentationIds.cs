using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Documentation ids of members, as the compiler writes them.</summary>
internal static class DocumentationIds
{
    public static string Of(MethodBase method)
    {
        var parameters = method.GetParameters();
        var arity = method.IsGenericMethodDefinition ? "``" + method.GetGenericArguments().Length : "";
        var list = parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(static p => Of(p.ParameterType)))})";
        var result = method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Of(conversion.ReturnType) : "";
        return $"M:{Of(method.DeclaringType!)}.{method.Name.Replace('.', '#')}{arity}{list}{result}";
    }

    /// <summary>The id with arrays in place of spans.</summary>
    public static string WithArrays(string id) => Regex.Replace(id, @"System\.(?:ReadOnly)?Span\{([^{}]+)\}", "$1[]");

    /// <summary>The id with texts in place of spans of characters.</summary>
    public static string WithTexts(string id) => id.Replace("System.ReadOnlySpan{System.Char}", "System.String");

    private static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!) + "@";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var name = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return $"{name.Substring(0, name.IndexOf('`'))}{{{string.Join(",", type.GetGenericArguments().Select(Of))}}}";
    }
}
