using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrunableNets.Generators.Tests.Breadth;

/// <summary>A network of the corpus: its source, and what its first lines say of it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">What it holds; a refused network has a mark at the expression that is refused.</param>
internal sealed partial record BreadthNetwork(string Path, string Text)
{
    private const string ExpectKey = "expect";

    public static string Folder { get; } = System.IO.Path.Combine(
        typeof(BreadthNetwork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "GoldenRoot").Value!, "Breadth", "Networks");

    /// <summary>What the compiler finds of the network: parameters, multiply-accumulates, groups, channels with gates, notes; null where it is refused.</summary>
    public string? Expected => Header(ExpectKey);

    /// <summary>The file says why nothing of the network can be pruned.</summary>
    public bool IsWhole => Header("nothing to prune") is not null;

    /// <summary>It cannot be tried in float64, because TorchSharp ends the process where it multiplies tensors of two types.</summary>
    public bool IsSingle => Header("float32 alone") is not null;

    /// <summary>Inputs hold whole numbers below this.</summary>
    public long Below => long.Parse(Header("below") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Shapes that the numbers are compared at: smaller than the declared ones where the network takes any size, and what computes there is quick.</summary>
    public IReadOnlyList<long[]> Shapes => [.. (Header("run at") is { } smaller ? smaller.Split(' ') : [.. Declared().Matches(Attribute().Match(Text).Value).Select(static m => m.Groups[1].Value)])
        .Where(static s => s != "null").Select(static s => s.Split(':')[0].Split('x').Where(static d => d != "B").Select(static d => long.Parse(d, CultureInfo.InvariantCulture)).ToArray())];

    /// <summary>Which of the inputs hold whole numbers.</summary>
    public IReadOnlyList<bool> AreWhole => [.. Declared().Matches(Attribute().Match(Text).Value).Select(static m => m.Groups[1].Value).Where(static s => s != "null").Select(static s => s.EndsWith(":long", StringComparison.Ordinal))];

    public static BreadthNetwork Named(string name)
    {
        var path = System.IO.Path.Combine(Folder, name + ".cs");
        return new BreadthNetwork(path, File.ReadAllText(path));
    }

    /// <summary>Writes what was found into the file.</summary>
    public void Accept(string found) =>
        File.WriteAllText(Path, Expected is { } old ? Text.Replace($"// {ExpectKey}: {old}", $"// {ExpectKey}: {found}") : $"// {ExpectKey}: {found}\n{Text}");

    private string? Header(string key) => Text.Split('\n').TakeWhile(static l => l.StartsWith("//", StringComparison.Ordinal))
        .Where(l => l.StartsWith($"// {key}: ", StringComparison.Ordinal)).Select(l => l[(key.Length + 5)..]).FirstOrDefault();

    [GeneratedRegex(@"^\s*\[Prunable\(.*?\)\]", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex("\"(null|[0-9xB]+(?::[a-z]+)?)\"")]
    private static partial Regex Declared();
}
