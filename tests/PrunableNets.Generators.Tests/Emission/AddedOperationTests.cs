using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The example of docs/architecture.md, put into a copy of the generator's sources, makes an operation known.</summary>
public sealed class AddedOperationTests
{
    private const string Network = """
        [Prunable("6x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Linear first = Linear(8, 12), last = Linear(12, 3);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x) => last.call(first.call(x).relu().adjoint().adjoint());
        }
        """;

    [Fact]
    public void TheExampleMakesItKnown()
    {
        Assert.NotEmpty(Generator.Run(Network).Diagnostics);
        var harness = new GeneratorHarness(Extended());
        var network = EvaluatedNetwork.Of(harness.Run(Network));
        Assert.Equal(["first 12"], network.Groups);
        network.AssertComputesTheSame();
    }

    /// <summary>The generator with what the example says.</summary>
    private static IIncrementalGenerator Extended()
    {
        var sources = Sources();
        foreach (var (path, marker, code) in Example())
        {
            if (marker is null)
                Assert.True(sources.TryAdd(path, code), $"{path} is there already.");
            else
                sources[path] = Below(sources[path], marker, code);
        }
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static p => !Path.GetFileName(p).StartsWith("PrunableNets", StringComparison.Ordinal))
            .Select(static p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "ExtendedGenerator", sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, parse, s.Key)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        var errors = emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(emitted.Success, string.Join("\n", errors.Take(10)));
        stream.Position = 0;
        var assembly = new AssemblyLoadContext("extended").LoadFromStream(stream);
        var generator = assembly.GetType("PrunableNets.Generators.Pipeline.PrunableGenerator", throwOnError: true)!;
        return (IIncrementalGenerator)Activator.CreateInstance(generator)!;
    }

    /// <summary>Files and lines of the example: the path before a listing, and after "below" the place of a line.</summary>
    private static IEnumerable<(string Path, string? Marker, string Code)> Example()
    {
        var page = File.ReadAllText(RepositoryFiles.At("docs/architecture.md"));
        var example = page[page.IndexOf("### Adding an operation", StringComparison.Ordinal)..];
        var pieces = Regex.Matches(
            example, "`(?<path>generators/[^`]+\\.cs)`(?: below `(?<marker>[^`]+)`)?[^`]*```csharp\n(?<code>.*?)```",
            RegexOptions.Singleline);
        Assert.Equal(5, pieces.Count);
        return pieces.Select(static p => p.Groups).Select(static g =>
            (g["path"].Value, g["marker"].Success ? g["marker"].Value : null, g["code"].Value));
    }

    private static string Below(string text, string marker, string code)
    {
        var at = text.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(marker, at + 1, StringComparison.Ordinal) < 0, $"'{marker}' has to be there once.");
        var next = text.IndexOf('\n', at) + 1;
        return text[..next] + code + text[next..];
    }

    /// <summary>What the generator's project compiles.</summary>
    private static Dictionary<string, string> Sources() =>
        new[] { "generators/PrunableNets.Generators", "generators/PrunableNets.Interpreter", "src/PrunableNets.Abstractions" }
            .SelectMany(static folder => Directory.GetFiles(RepositoryFiles.At(folder), "*.cs", SearchOption.AllDirectories))
            .Select(static file => Path.GetRelativePath(RepositoryFiles.At(""), file).Replace('\\', '/'))
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("PrunableNets.Abstractions/Storage/", StringComparison.Ordinal)
                && !path.EndsWith("PlanFile.Storage.cs", StringComparison.Ordinal))
            .ToDictionary(static path => path, static path => File.ReadAllText(RepositoryFiles.At(path)), StringComparer.Ordinal);
}
