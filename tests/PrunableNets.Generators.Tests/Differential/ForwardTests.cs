using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PrunableNets.Generators.Tests.Breadth;
using PrunableNets.Generators.Tests.Support;
using Xunit;
using Xunit.Sdk;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>
/// Bodies of <c>forward</c> between two convolutions: the generated forms compute what the class does, or the generator refuses; what it refuses
/// stands beside the other refusals. A file has one body a line.
/// </summary>
public sealed partial class ForwardTests
{
    private static readonly string Folder = Path.Combine(
        typeof(ForwardTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "GoldenRoot").Value!, "Differential");

    [Fact]
    public void TheFormsComputeWhatTheClassDoes()
    {
        var sources = File.ReadAllLines(Path.Combine(Folder, "Forward.txt")).Select(static (line, i) => (Line: line, Name: $"Net{i}", Text: Name().Replace(Refusal.Net(line), $"Net{i}"))).ToArray();
        var run = Generator.Run(string.Concat(sources.Select(static s => s.Text)));
        Assert.False(run.Crashed, run.Crash);
        var types = run.Load();
        var (refused, differences) = (new List<string>(), new List<string>());
        foreach (var (line, name, text) in sources)
        {
            var type = types.GetType(name)!;
            if ((Architecture?)type.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not { } architecture)
                refused.Add($"{line}\n    {string.Join("; ", run.Diagnostics.Where(d => d.Message.Contains($"'{name}'", StringComparison.Ordinal)).Select(static d => $"{d.Id} {d.Message}"))}");
            else if (Difference(type, architecture, text) is { } difference)
                differences.Add($"{line}\n    {difference}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        RefusedFile.Match(Path.Combine(Folder, "Refused", "Forward.txt"), refused);
    }

    private static string? Difference(Type type, Architecture architecture, string text)
    {
        try
        {
            SlimAndGated.AssertComputeTheSame(type, architecture, new BreadthNetwork("", $"// float32 alone: for speed\n{text}"));
            return null;
        }
        catch (Exception exception) when (exception is XunitException or TargetInvocationException or System.Runtime.InteropServices.ExternalException)
        {
            return (exception.InnerException ?? exception).Message;
        }
    }

    [GeneratedRegex(@"\bNet\b")]
    private static partial Regex Name();
}
