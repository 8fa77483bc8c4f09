using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace PrunableNets.TestKit;

/// <summary>What one run of the generator gave.</summary>
public sealed class GeneratorRun
{
    private readonly IReadOnlyDictionary<string, string> userSources;
    private readonly Compilation output;
    private readonly GeneratorRunResult result;
    private readonly ImmutableArray<Diagnostic> ofDriver;
    private (byte[]? Image, ImmutableArray<Diagnostic> Messages)? emitted;

    internal GeneratorRun(IReadOnlyDictionary<string, string> userSources, Compilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> ofDriver)
    {
        this.userSources = userSources;
        this.output = output;
        this.ofDriver = ofDriver;
        this.result = result.Results.Single();
        Diagnostics = result.Diagnostics.Select(d => ReportedDiagnostic.From(d, userSources)).OrderBy(static d => d.Position).ToArray();
        Sources = this.result.Exception is null ? this.result.GeneratedSources.ToDictionary(static s => s.HintName, static s => s.SourceText.ToString()) : [];
    }

    /// <summary>What the generator reported, in the order of the source.</summary>
    public IReadOnlyList<ReportedDiagnostic> Diagnostics { get; }

    /// <summary>Generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>The generator threw; the compiler would say CS8785.</summary>
    public bool Crashed => result.Exception is not null || ofDriver.Any(static d => d.Id is "CS8785" or "CS8784");

    public string Crash => result.Exception?.ToString() ?? "";

    /// <summary>What an analyzer says of the compilation with the generated files in it.</summary>
    public IReadOnlyList<ReportedDiagnostic> Analyze(DiagnosticAnalyzer analyzer) =>
        [.. output.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Select(d => ReportedDiagnostic.From(d, userSources))];

    /// <summary>Why the outputs of a tracked step are what they are; empty where the step did not run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static r => r.Outputs).Select(static o => o.Reason).ToArray() : [];

    /// <summary>Values of a tracked step.</summary>
    public IReadOnlyList<object> Values(string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static r => r.Outputs).Select(static o => o.Value).ToArray() : [];

    /// <summary>Reasons of all registered source outputs.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static r => r.Outputs).Select(static o => o.Reason).ToArray();

    /// <summary>Errors and warnings of the compilation with the generated files in it.</summary>
    public IReadOnlyList<string> CompilerMessages => output.GetDiagnostics()
        .Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(static d => d.ToString()).ToArray();

    private (byte[]? Image, ImmutableArray<Diagnostic> Messages) Emitted => emitted ??= Emit();

    /// <summary>The one diagnostic.</summary>
    public ReportedDiagnostic Single()
    {
        Assert.True(Diagnostics.Count == 1, $"One diagnostic was expected, there are {Diagnostics.Count}:\n{string.Join("\n", Diagnostics)}");
        return Diagnostics[0];
    }

    /// <summary>Asserts that nothing is reported but the given ids, in the order of the source, and that everything compiles without a warning.</summary>
    public GeneratorRun AssertClean(params string[] reported)
    {
        Assert.False(Crashed, Crash);
        Assert.True(Diagnostics.Select(static d => d.Id).SequenceEqual(reported), "The generator reports:\n" + string.Join("\n", Diagnostics));
        // Emitting binds everything, so it serves for the diagnostics too.
        var messages = Emitted.Messages.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Take(10).ToArray();
        Assert.True(messages.Length == 0, "The output does not compile cleanly:\n" + string.Join<Diagnostic>("\n", messages));
        return this;
    }

    /// <summary>Compiles and loads the output.</summary>
    public Assembly Load() => Assembly.Load(Image());

    /// <summary>Compiles the output to an assembly's bytes.</summary>
    public byte[] Image()
    {
        Assert.True(Emitted.Image is not null, string.Join("\n", Emitted.Messages.Take(10)));
        return Emitted.Image;
    }

    private (byte[]? Image, ImmutableArray<Diagnostic> Messages) Emit()
    {
        using var image = new MemoryStream();
        var result = output.Emit(image);
        return (result.Success ? image.ToArray() : null, result.Diagnostics);
    }
}
