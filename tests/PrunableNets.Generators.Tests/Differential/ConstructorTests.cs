using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>
/// Statements of a constructor that find a width by asking the real library: the generator finds the same, or refuses; what it refuses stands beside
/// the other refusals. A file has one constructor a line.
/// </summary>
public sealed partial class ConstructorTests
{
    private static readonly string Folder = Path.Combine(
        typeof(ConstructorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "GoldenRoot").Value!, "Differential");

    public static TheoryData<string> Topics => new(Directory.GetFiles(Path.Combine(Folder, "Constructors"), "*.txt").Select(static p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void TheWidthIsTheRealOne(string topic)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "Constructors", topic + ".txt"));
        var run = Generator.Run(string.Concat(lines.Select(static (line, i) => Name().Replace(Refusal.Net(constructor: line), $"Net{i}"))));
        Assert.False(run.Crashed, run.Crash);
        var types = run.Load();
        var (refused, differences) = (new List<string>(), new List<string>());
        foreach (var (line, i) in lines.Select(static (line, i) => (line, i)))
        {
            var type = types.GetType($"Net{i}")!;
            var architecture = (Architecture?)type.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
            if (architecture is null)
                refused.Add($"{line}\n    {string.Join("; ", run.Diagnostics.Where(d => d.Message.Contains($"'Net{i}'", StringComparison.Ordinal)).Select(static d => $"{d.Id} {d.Message}"))}");
            else if (Real(type) is var real && real != $"{architecture.Groups.Single().Channels}")
                differences.Add($"{line}\n    found {architecture.Groups.Single().Channels}, really {real}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        RefusedFile.Match(Path.Combine(Folder, "Refused", $"Constructors.{topic}.txt"), refused);
    }

    private static string Real(Type type)
    {
        try
        {
            using var network = (torch.nn.Module)Activator.CreateInstance(type)!;
            return $"{network.get_parameter("conv.weight")!.shape[0]}";
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }

    [GeneratedRegex(@"\bNet\b")]
    private static partial Regex Name();
}
