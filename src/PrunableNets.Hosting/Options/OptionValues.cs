using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Hosting;

/// <summary>Values that no option can have, whatever it is: numbers that are none or infinite, names that an enumeration lacks.</summary>
internal static class OptionValues
{
    /// <summary>Key and problem of each.</summary>
    /// <param name="options">A section's; those in it are looked at too.</param>
    /// <param name="prefix">Before every key; empty, or ending in a colon.</param>
    public static IEnumerable<(string Key, string Problem)> Problems(object options, string prefix = "") =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0
        let value = property.GetValue(options)
        where value is not null
        from problem in Of(value, prefix + property.Name)
        select problem;

    private static IEnumerable<(string Key, string Problem)> Of(object value, string key) => value switch
    {
        double number when !double.IsFinite(number) => [(key, Number(number))],
        float number when !float.IsFinite(number) => [(key, Number(number))],
        Enum name when !Enum.IsDefined(name.GetType(), name) =>
            [(key, $"{name:D} stands for nothing; write {string.Join(", ", Enum.GetNames(name.GetType()))}.")],
        _ when IsSection(value.GetType()) => Problems(value, key + ":"),
        _ => [],
    };

    private static string Number(double number) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} is no finite number; give one, or leave it away for the default.";

    private static bool IsSection(Type type) =>
        type is { IsClass: true, IsArray: false } && type.Namespace?.StartsWith(nameof(PrunableNets), StringComparison.Ordinal) == true;
}
