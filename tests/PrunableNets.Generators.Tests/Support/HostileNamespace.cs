using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>
/// A namespace with a class for every name that TorchSharp brings in, and for those of the base library that generated code could use.
/// Networks stand in a namespace inside of it and have usings there, which come first for them, but not for generated files.
/// </summary>
internal static partial class HostileNamespace
{
    private static readonly string[] Others = ["TorchSharp", "PrunableNets", "System", "Collections", "Generic", "Dictionary", "List", "IReadOnlyList", "Enumerable", "Math", "Func", "Action", "Array", "String", "Object", "ChannelLayout", "ChannelSegment", "Architecture", "IPrunableModel", "IGatedModule", "ChannelGates", "SlimWeights", "PruningPlan", "Add", "AddAll", "Layout", "Level", "ScatterAdd", "Sum"];

    /// <summary>The file with the classes.</summary>
    public static string Types { get; } = "#pragma warning disable\nnamespace Hostile;\n" + string.Concat(Names().Select(static n => $"public sealed class @{n} {{ }}\n"));

    /// <summary>A source file without a namespace, or with one for the whole file, moved into the namespace.</summary>
    public static string Surround(string source)
    {
        var usings = Using().Matches(source).Select(static m => m.Value.Trim()).Concat(["using System;", "using PrunableNets;", "using TorchSharp;", "using TorchSharp.Modules;", "using static TorchSharp.torch;", "using static TorchSharp.torch.nn;"])
            .Distinct().Select(static u => Target().Replace(u, "$1global::"));
        return $"namespace Hostile.Nets;\n{string.Join("\n", usings)}\n{Framework().Replace(Namespace().Replace(Using().Replace(source, ""), ""), "global::System.")}";
    }

    private static string[] Names() =>
    [
        .. new[] { typeof(torch), typeof(torch.nn) }.SelectMany(static t => t.GetMembers(BindingFlags.Public | BindingFlags.Static)).Where(static m => m is not MethodInfo { IsSpecialName: true }).Select(static m => m.Name.Split('`')[0])
            .Concat(typeof(torch).Assembly.GetExportedTypes().Where(static t => t is { IsNested: false, Namespace: "TorchSharp" or "TorchSharp.Modules" }).Select(static t => t.Name.Split('`')[0])).Concat(Others)
            // A class named var would change what every local variable is.
            .Where(static n => SyntaxFacts.IsValidIdentifier(n) && n != "var").Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^using [^;(]+;\r?\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(using (?:static |\w+ = )?)(?!global::)")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?<![\w.:])System\.")]
    private static partial Regex Framework();

    [GeneratedRegex(@"^namespace [\w.]+;\r?\n", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
