using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;

namespace PrunableNets.Generators.Tests.Differential.Programs;

/// <summary>
/// Generated programs: what the evaluator says of each is what it really does, or it refuses. <c>RANDOM_PROGRAMS</c> sets their number, <c>RANDOM_PROGRAMS_FIRST</c> the first seed. A program on
/// which they differ is made as short as it stays different, and shown.
/// </summary>
public sealed class ProgramTests(ITestOutputHelper output)
{
    private const int Batch = 100;
    private static readonly string Kit = File.ReadAllText(Path.Combine(
        typeof(ProgramTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "GoldenRoot").Value!, "Differential", "Programs", "Kit.cs"));

    [Fact]
    public void EvaluatorAndCompilerAgreeOnGeneratedPrograms()
    {
        var count = Number("RANDOM_PROGRAMS", 600);
        var seeds = Number("RANDOM_PROGRAMS_FIRST", 0);
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var first = 0; first < count; first += Batch)
        {
            var programs = Enumerable.Range(seeds + first, Math.Min(Batch, count - first)).Select(static seed => (Seed: seed, Statements: new ProgramGenerator(seed).Statements())).ToArray();
            var compiled = Compiled(programs.Select(static p => ProgramGenerator.Text("P" + p.Seed, p.Statements)));
            foreach (var (seed, statements) in programs)
            {
                var (difference, refusal) = Compared(compiled, "P" + seed);
                if (difference is not null)
                    Assert.Fail($"Program {seed}: {difference}\n{ProgramGenerator.Text("P", Shrunk(statements))}");
                if (refusal is not null)
                    refused[refusal] = refused.GetValueOrDefault(refusal) + 1;
            }
        }
        output.WriteLine($"{count} programs, {refused.Values.Sum()} refused:");
        foreach (var (reason, times) in refused.OrderByDescending(static r => r.Value).Take(40))
            output.WriteLine($"{times} {reason}");
        Assert.True(refused.Values.Sum() <= count / 10, "More than a tenth of the programs is refused.");
    }

    private static int Number(string variable, int fallback) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : fallback;

    private static (Compilation Compilation, Assembly Assembly) Compiled(IEnumerable<string> programs)
    {
        var compilation = Evaluation.Compile([("Kit.cs", Kit), ("Programs.cs", ProgramGenerator.Usings + string.Concat(programs))], "Programs")
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(static d => $"{d.GetMessage()} in {Line(d)}")));
        return (compilation, Assembly.Load(stream.ToArray()));
    }

    private static string Line(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();

    private static (string? Difference, string? Refusal) Compared((Compilation Compilation, Assembly Assembly) compiled, string name)
    {
        var real = Evaluation.Really(compiled.Assembly.GetType(name)!.GetMethod("Run")!);
        var method = compiled.Compilation.GetTypeByMetadataName(name)!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        var (value, finding) = Evaluation.InTheEvaluator(compiled.Compilation, method);
        return (Evaluation.Difference(real, value, finding), finding is null || real is Type ? null : $"{finding.Kind}: {finding.Message} at {Evaluation.Expression(compiled.Compilation, method, finding)}");
    }

    /// <summary>Leaves out statements as long as the rest compiles and is still different.</summary>
    private static IReadOnlyList<string> Shrunk(IReadOnlyList<string> statements)
    {
        var kept = statements.ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
        {
            var fewer = kept.Where((_, k) => k != i).ToList();
            try
            {
                if (Compared(Compiled([ProgramGenerator.Text("P", fewer)]), "P").Difference is not null)
                    kept = fewer;
            }
            catch (Xunit.Sdk.XunitException)
            {
                // It does not compile without this statement.
            }
        }
        return kept;
    }
}
