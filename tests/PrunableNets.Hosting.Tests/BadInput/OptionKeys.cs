using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Hosting.Tests.BadInput;

/// <summary>Every key that a configuration of a run can have, by the properties of the options.</summary>
internal static class OptionKeys
{
    private const int Deepest = 4;

    /// <summary>Keys with the types of their values: the run's own, and those of each method's section.</summary>
    public static IReadOnlyList<(string Key, Type Type)> All { get; } =
    [
        .. Below(typeof(PruningOptions), "", 0),
        .. PruningMethod.BuiltIn.SelectMany(static m => Below(m.OptionsType, m.Name + ":", 0).Append(($"{m.Name}:Preset", typeof(string)))),
    ];

    private static IEnumerable<(string Key, Type Type)> Below(Type options, string prefix, int depth)
    {
        foreach (var property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type.IsPrimitive || type.IsEnum || type == typeof(string))
                yield return (prefix + property.Name, type);
            else if (type == typeof(IReadOnlyList<double>))
                yield return ($"{prefix}{property.Name}:0", typeof(double));
            else if (depth < Deepest)
                foreach (var below in Below(type, $"{prefix}{property.Name}:", depth + 1))
                    yield return below;
        }
    }
}
