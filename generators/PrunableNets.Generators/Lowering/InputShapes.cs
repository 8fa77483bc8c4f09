using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Reads the shapes of an attribute, <c>"3x32x32"</c>, <c>"128:long"</c>, <c>"null"</c>, and compares them with what <c>forward</c> takes.</summary>
internal static class InputShapes
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["float"] = "Float32", ["double"] = "Float64", ["half"] = "Float16", ["long"] = "Int64", ["int"] = "Int32", ["short"] = "Int16", ["byte"] = "Byte", ["bool"] = "Bool",
    };

    public static EquatableArray<InputShape> Read(PrunableOptions options, string name, IMethodSymbol? forward, List<DiagnosticInfo> errors)
    {
        var shapes = options.Inputs.Select(text => Read(text, options, name, errors)).ToEquatable();
        var required = forward?.Parameters.Count(static p => !p.IsOptional) ?? 0;
        if (forward is not null && (shapes.Count < required || shapes.Count > forward.Parameters.Length))
            errors.Add(DiagnosticInfo.Create(Descriptors.WrongInputCount, options.Location, name, Number(shapes.Count), Number(forward.Parameters.Length)));
        else if (shapes.All(static s => s.IsNull))
            errors.Add(DiagnosticInfo.Create(Descriptors.WrongInputCount, options.Location, name, "0", Number(forward?.Parameters.Length ?? 1)));
        return shapes;
    }

    private static InputShape Read(string text, PrunableOptions options, string name, List<DiagnosticInfo> errors)
    {
        if (text == "null")
            return new InputShape(EquatableArray<long>.Empty, 0, "Float32", true);
        var parts = text.Split(':');
        var words = parts[0].Split('x').ToList();
        var batch = words.IndexOf("B");
        if (batch >= 0)
            words.RemoveAt(batch);
        var sizes = words.Select(static s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        var type = "Float32";
        if (sizes.Any(static s => s <= 0) || parts.Length > 2 || (parts.Length == 2 && !Types.TryGetValue(parts[1], out type)))
            errors.Add(DiagnosticInfo.Create(Descriptors.BadInputShape, options.Location, text, name).WithReplacement(text, ShapeTexts.Meant(text)));
        return new InputShape(sizes.ToEquatable(), System.Math.Max(batch, 0), type ?? "Float32", false);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
