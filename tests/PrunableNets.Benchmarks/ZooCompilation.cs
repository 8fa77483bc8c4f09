extern alias generators;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.TestKit;
using generators::PrunableNets.Generators.Pipeline;

namespace PrunableNets.Benchmarks;

/// <summary>The zoo's sources as a compilation in memory, with a driver that runs the generator over it.</summary>
internal sealed class ZooCompilation
{
    private const string Folder = "samples/ModelZoo";

    /// <summary>Roslyn's name of the step whose transformation lowers.</summary>
    private const string Lowering = "result_ForAttributeWithMetadataName";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly CSharpCompilation compilation;
    private readonly SyntaxTree unrelated = Parse("internal static class Unrelated { }", "Unrelated.cs");
    private GeneratorDriver driver = NewDriver();

    /// <param name="files">The files to take; all where there are none.</param>
    public ZooCompilation(params string[] files)
        : this(files, null)
    {
    }

    /// <param name="files">The files to take; all where there are none.</param>
    /// <param name="network">The source of a further network; null for none.</param>
    public ZooCompilation(string[] files, string? network)
    {
        var paths = files.Length > 0 ? files.Select(static f => Path.Combine(Folder, f)) : Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal);
        var trees = paths.Select(static p => Parse(File.ReadAllText(p), p)).Concat(network is null ? [] : [Parse(network, "Network.cs")]).ToArray();
        Networks = trees.Count(static t => t.ToString().Contains("[Prunable(", StringComparison.Ordinal));
        compilation = CSharpCompilation.Create("Zoo", [.. trees, unrelated], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Files with a network.</summary>
    public int Networks { get; }

    /// <summary>Runs a new driver over a copy that nothing has been bound of.</summary>
    /// <param name="name">Of the benchmark.</param>
    public GeneratorTimes RunFresh(string name)
    {
        var start = Stopwatch.GetTimestamp();
        var result = NewDriver().RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        if (result.Exception is not null || result.GeneratedSources.IsEmpty)
            throw new InvalidOperationException(result.Exception?.ToString() ?? $"nothing is generated: {string.Join("\n", result.Diagnostics)}");
        var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double Milliseconds(string step) => result.TrackedSteps[step].Sum(static s => s.ElapsedTime.TotalMilliseconds);
        return new GeneratorTimes(name, whole, Milliseconds(Lowering), Milliseconds(TrackingNames.Interpret), Milliseconds(TrackingNames.Plan));
    }

    /// <summary>Compiles everything anew.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public double BuildSeconds(bool usesGenerator)
    {
        var start = Stopwatch.GetTimestamp();
        Compilation built = compilation.Clone();
        if (usesGenerator)
            NewDriver().RunGeneratorsAndUpdateCompilation(built, out built, out _);
        using var image = new MemoryStream();
        var emitted = built.Emit(image);
        return emitted.Success ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Take(5)));
    }

    /// <summary>Compiles the classes that plan files ask for, those without batch norms among them.</summary>
    /// <param name="plans">By the model's name, as they lie beside its source.</param>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public Assembly Load(IReadOnlyDictionary<string, string> plans)
    {
        AdditionalText[] files = [.. plans.Select(static p => new TextFile($"{Folder}/{p.Key}{PlanFile.FileSuffix}", p.Value))];
        CSharpGeneratorDriver.Create([new PrunableGenerator().AsSourceGenerator()], files, ParseOptions, new BuildProperties(Folder, foldsNorms: true))
            .RunGeneratorsAndUpdateCompilation(compilation, out var built, out var said);
        if (said.Where(static d => d.Severity >= DiagnosticSeverity.Warning).ToArray() is { Length: > 0 } wrong)
            throw new InvalidOperationException(string.Join("\n", wrong.Take(5).Select(static d => d.ToString())));
        using var image = new MemoryStream();
        var emitted = built.Emit(image);
        return emitted.Success ? Assembly.Load(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Take(5)));
    }

    /// <summary>The compilation with another text in the file that no network uses.</summary>
    public CSharpCompilation Edit(string text) => compilation.ReplaceSyntaxTree(unrelated, Parse(text, "Unrelated.cs"));

    /// <summary>Runs the driver that has seen earlier states.</summary>
    public void RunIncrementally(CSharpCompilation edited) => driver = driver.RunGenerators(edited);

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new PrunableGenerator().AsSourceGenerator()], parseOptions: ParseOptions, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static IEnumerable<MetadataReference> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetDirectoryName(p) == framework)
            .Concat(new[] { typeof(TorchSharp.torch), typeof(PrunableAttribute), typeof(IGatedModule) }.Select(static t => t.Assembly.Location))
            .Select(static p => MetadataReference.CreateFromFile(p));
    }
}
