using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PrunableNets.Interpreter.Ir;

/// <summary>
/// Types by name: <c>int</c>, <c>A.Box`1&lt;int&gt;</c>, <c>long[]</c>; a type parameter is a name in braces, which the call or object that it belongs to
/// puts a type in place of.
/// </summary>
public static class TypeNames
{
    /// <summary>The type parameter at a place of a type's or method's list.</summary>
    public static string Parameter(string owner, int ordinal) => $"{{{owner}:{ordinal}}}";

    /// <summary>The name without type arguments.</summary>
    public static string Erased(string type)
    {
        if (type.EndsWith("]", StringComparison.Ordinal))
            return "System.Array";
        var arguments = type.IndexOf('<');
        return arguments < 0 ? type : type.Substring(0, arguments);
    }

    /// <summary>The type arguments, outermost only.</summary>
    public static IReadOnlyList<string> Arguments(string type)
    {
        var result = new List<string>();
        var start = type.IndexOf('<');
        if (start < 0 || !type.EndsWith(">", StringComparison.Ordinal))
            return result;
        var depth = 0;
        var from = start + 1;
        for (var i = start + 1; i < type.Length; i++)
        {
            if (type[i] is '<' or '(' or '{')
                depth++;
            else if (depth > 0 && type[i] is '>' or ')' or '}')
                depth--;
            else if (depth == 0 && type[i] is ',' or '>')
            {
                result.Add(type.Substring(from, i - from).Trim());
                from = i + 1;
            }
        }
        return result;
    }

    /// <summary>The type with what its type parameters stand for; those that nobody knows stay.</summary>
    public static string Close(string type, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.Count == 0 || type.IndexOf('{') < 0)
            return type;
        var result = new StringBuilder();
        for (var i = 0; i < type.Length;)
        {
            var end = type[i] == '{' ? type.IndexOf('}', i) : -1;
            if (end < 0)
            {
                result.Append(type[i++]);
                continue;
            }
            var name = type.Substring(i, end - i + 1);
            result.Append(parameters.TryGetValue(name, out var known) ? known : name);
            i = end + 1;
        }
        return result.ToString();
    }

    /// <summary>The name as it is written, without the number of its type parameters.</summary>
    public static string Written(string type)
    {
        var mark = type.IndexOf('`');
        return mark < 0 ? type : Written(type.Substring(0, mark) + type.Substring(mark + 1).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }

    /// <summary>Depends on a type parameter.</summary>
    public static bool IsOpen(string type) => type.IndexOf('{') >= 0;

    /// <summary>What <c>Type.Name</c> gives.</summary>
    public static string Simple(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return Simple(type.Substring(0, type.Length - 2)) + "[]";
        var erased = Erased(type);
        var name = erased.Substring(erased.LastIndexOfAny(['.', '+']) + 1);
        return Keywords.TryGetValue(name, out var framework) ? framework : name;
    }

    /// <summary>The name of a framework type: C#'s own where it has one.</summary>
    public static string Of(Type type) => Keywords.FirstOrDefault(k => "System." + k.Value == type.FullName).Key ?? type.FullName!.Replace('+', '.');

    /// <summary>C#'s own names of framework types.</summary>
    public static IReadOnlyDictionary<string, string> Keywords { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bool"] = "Boolean", ["char"] = "Char", ["sbyte"] = "SByte", ["byte"] = "Byte", ["short"] = "Int16", ["ushort"] = "UInt16", ["int"] = "Int32",
        ["uint"] = "UInt32", ["long"] = "Int64", ["ulong"] = "UInt64", ["float"] = "Single", ["double"] = "Double", ["decimal"] = "Decimal",
        ["string"] = "String", ["object"] = "Object", ["nint"] = "IntPtr", ["nuint"] = "UIntPtr",
    };
}
