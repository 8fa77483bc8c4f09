using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using PrunableNets.Generators.Tests.Breadth;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Cases;

/// <summary>
/// The inputs in <c>../shared/cases</c>, where they are there: each network is pruned, with the numbers that stand in <c>expected.txt</c> and all of its
/// forms alike, or refused with the reason that stands there. <c>UPDATE_GOLDEN=1</c> writes the file.
/// </summary>
public sealed partial class CaseTests
{
    private static readonly string Root = Metadata("RepositoryRoot");
    private static readonly string Folder = Path.Combine(Root, "..", "shared", "cases");
    private static readonly string Expected = Path.Combine(Metadata("GoldenRoot"), "Cases", "expected.txt");

    /// <summary>Networks that multiply with a matrix of float32 of their own making: TorchSharp ends the process where types differ.</summary>
    private static readonly string[] Single = ["K5ZeroCat"];

    public static TheoryData<string> Files => new(Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.cs").Select(static p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal) : ["none"]);

    [Theory]
    [MemberData(nameof(Files))]
    public void IsTheUsersNetworkOrRefused(string name)
    {
        if (name == "none")
            return;
        var text = File.ReadAllText(Path.Combine(Folder, name + ".cs"));
        var run = Generator.Run(text);
        var found = Refused(run).Select(d => $"{name}: {d.Id} at {d.Span}: {d.Message}").ToList();
        if (found.Count == 0 || Prunable().Matches(text).Count > 1)
            found.AddRange(Accepted(name, Generator.Run(Without(text, run))));
        Assert.True(found.All(static f => !f.Contains("PRN9001", StringComparison.Ordinal)), string.Join('\n', found));
        Compare(name, [.. found.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Errors; what is opaque is only told.</summary>
    private static IEnumerable<ReportedDiagnostic> Refused(GeneratorRun run) => run.Diagnostics.Where(static d => d.Id != "PRN2002");

    /// <summary>The file without the attribute of what is refused, so that the rest can be compiled.</summary>
    private static string Without(string text, GeneratorRun run)
    {
        foreach (var refused in Refused(run).Select(static d => Named().Match(d.Message).Groups[1].Value).Distinct())
            text = Regex.Replace(text, $@"\[Prunable\([^\]]*\)\](?=[^\n]*\b{Regex.Escape(refused)}\b)", "");
        return text;
    }

    private static IEnumerable<string> Accepted(string name, GeneratorRun run)
    {
        foreach (var model in run.Load().GetTypes().Where(static t => t.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static) is not null).OrderBy(static t => t.Name, StringComparer.Ordinal))
        {
            var architecture = (Architecture)model.GetProperty("Architecture")!.GetValue(null)!;
            var isDouble = SlimAndGated.AssertComputeTheSame(model, architecture, Network(model));
            yield return $"{name}: {model.Name} {NetworkNumbers.Of(model, architecture)}{(isDouble ? "" : ", float32 alone")}";
        }
    }

    /// <summary>What the comparison needs to know of a network, in the form that the corpus has.</summary>
    private static BreadthNetwork Network(Type model)
    {
        var owner = model.GetCustomAttributesData().Any(static a => a.AttributeType.Name == "PrunableAttribute") ? model : null;
        var shapes = owner is null ? ["8"] : owner.GetCustomAttributesData().First(static a => a.AttributeType.Name == "PrunableAttribute").ConstructorArguments
            .SelectMany(static a => a.Value is IEnumerable<CustomAttributeTypedArgument> several ? several.Select(static s => (string?)s.Value) : [(string?)a.Value]).OfType<string>().ToArray();
        return new BreadthNetwork("", $"// below: 6\n{(Single.Contains(model.Name) ? "// float32 alone: yes\n" : "")}[Prunable({string.Join(", ", shapes.Select(static s => $"\"{s}\""))})]\n");
    }

    private static void Compare(string name, List<string> found)
    {
        var known = File.Exists(Expected) ? File.ReadAllLines(Expected).ToList() : [];
        if (Golden.Updates)
        {
            known = [.. known.Where(l => !l.StartsWith(name + ":", StringComparison.Ordinal)).Concat(found).Order(StringComparer.Ordinal)];
            File.WriteAllText(Expected, string.Concat(known.Select(static l => l + "\n")));
        }
        Assert.Equal(known.Where(l => l.StartsWith(name + ":", StringComparison.Ordinal)), found);
    }

    private static string Metadata(string key) => typeof(CaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    [GeneratedRegex(@"\[Prunable\(")]
    private static partial Regex Prunable();

    [GeneratedRegex("'([A-Za-z0-9_]+)'")]
    private static partial Regex Named();
}
