extern alias generators;
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using generators::PrunableNets.Interpreter.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>
/// Idioms of C# and of the framework, as the compiler has them and as the evaluator does. Values are the same, or the evaluator refuses; what it
/// refuses stands in <c>refused.txt</c>, which <c>UPDATE_GOLDEN=1</c> writes.
/// </summary>
public sealed class IdiomTests
{
    internal static readonly string Folder = Path.Combine(
        typeof(IdiomTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "GoldenRoot").Value!, "Differential");

    private static readonly Lazy<CSharpCompilation> Sources = new(static () => Evaluation.Compile(
        new[] { "Language", "Framework" }.SelectMany(static f => Directory.GetFiles(Path.Combine(Folder, f), "*.cs")).Order(StringComparer.Ordinal).Select(static p => (p, File.ReadAllText(p)))));

    public static TheoryData<string> Topics => new(typeof(IdiomTests).Assembly.GetTypes().Where(static t => t.Name.EndsWith("Idioms", StringComparison.Ordinal) && !t.IsNested)
        .Select(static t => t.FullName!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Topics))]
    public void EvaluatorAndCompilerAgree(string topic)
    {
        var refused = new List<string>();
        var differences = new List<string>();
        foreach (var method in typeof(IdiomTests).Assembly.GetType(topic)!.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            var real = Evaluation.Really(method);
            var symbol = Sources.Value.GetTypeByMetadataName(topic)!.GetMembers(method.Name).OfType<IMethodSymbol>().Single();
            var (value, finding) = Evaluation.InTheEvaluator(Sources.Value, symbol);
            if (Evaluation.Difference(real, value, finding) is { } difference)
                differences.Add($"{method.Name}: {difference}");
            else if (finding is not null && finding.Kind != FindingKind.Throws)
                refused.Add($"{method.Name}: {finding.Message}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        RefusedFile.Match(Path.Combine(Folder, "Refused", string.Join('.', topic.Split('.')[^2..]) + ".txt"), refused);
    }
}
