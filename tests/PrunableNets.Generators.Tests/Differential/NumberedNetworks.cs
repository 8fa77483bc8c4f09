using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>A network for each line of a file, all of them in one compilation.</summary>
internal static partial class NumberedNetworks
{
    /// <summary>Compares the networks that are accepted, and those that are refused with the file of refusals.</summary>
    /// <param name="file">In this folder; the refusals of <c>A/B.txt</c> are in <c>Refused/A.B.txt</c>.</param>
    /// <param name="source">The network of a line.</param>
    /// <param name="difference">What is wrong with an accepted one, whose source is told; null for nothing.</param>
    public static void Compare(string file, Func<string, string> source, Func<Type, Architecture, string, string?> difference)
    {
        var networks = File.ReadAllLines(Path.Combine(IdiomTests.Folder, file)).Select((line, i) => (Line: line, Name: $"Net{i}", Text: Name().Replace(source(line), $"Net{i}"))).ToArray();
        var run = Generator.Run(string.Concat(networks.Select(static n => n.Text)));
        Assert.False(run.Crashed, run.Crash);
        var types = run.Load();
        var (refused, differences) = (new List<string>(), new List<string>());
        foreach (var (line, name, text) in networks)
        {
            var type = types.GetType(name)!;
            if ((Architecture?)type.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not { } architecture)
                refused.Add($"{line}\n    {string.Join("; ", run.Diagnostics.Where(d => d.Message.Contains($"'{name}'", StringComparison.Ordinal)).Select(static d => $"{d.Id} {d.Message}"))}");
            else if (difference(type, architecture, text) is { } found)
                differences.Add($"{line}\n    {found}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        RefusedFile.Match(Path.Combine(IdiomTests.Folder, "Refused", file.Replace('/', '.')), refused);
    }

    [GeneratedRegex(@"\bNet\b")]
    private static partial Regex Name();
}
