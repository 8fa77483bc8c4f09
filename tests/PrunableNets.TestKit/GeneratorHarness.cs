using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PrunableNets.TestKit;

/// <summary>
/// Drives a generator over source text as the compiler does. One harness keeps its driver, so that a second run shows what the
/// incremental pipeline recomputes.
/// </summary>
public sealed class GeneratorHarness
{
    /// <summary>Where the sources of a test pretend to lie.</summary>
    public const string Folder = "/project/Networks/";

    /// <summary>The file of the class under test.</summary>
    public const string SourcePath = Folder + "Network.cs";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using PrunableNets;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);
    private static readonly SyntaxTree UsingsTree = CSharpSyntaxTree.ParseText(Usings, ParseOptions, "/project/Usings.cs");

    private static readonly CSharpCompilation Base = CSharpCompilation.Create(
        "Tested", [UsingsTree], References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, deterministic: true,
            // As the SDK sets it: TorchSharp was compiled against an older framework.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    private readonly bool tracksSteps;
    private readonly Dictionary<string, SyntaxTree> trees = [];
    private GeneratorDriver driver;

    /// <param name="generator">The generator.</param>
    /// <param name="tracksSteps">Records why steps ran. Roslyn 4.14 throws while it does so, "Unexpected value (Cached, Added)", when a class that gave nothing gives something.</param>
    /// <param name="foldsNorms">The build asks for classes without batch norms.</param>
    public GeneratorHarness(IIncrementalGenerator generator, bool tracksSteps = true, bool foldsNorms = false)
    {
        this.tracksSteps = tracksSteps;
        driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], [], ParseOptions, new BuildProperties("/project", foldsNorms),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));
    }

    /// <summary>Runs over one source file and the given plan files.</summary>
    public GeneratorRun Run(string source, params TextFile[] files) => Run([(SourcePath, source)], files);

    /// <summary>Runs over several source files.</summary>
    public GeneratorRun Run(IReadOnlyList<(string Path, string Text)> sources, IReadOnlyList<TextFile> files)
    {
        var compilation = Base.AddSyntaxTrees(sources.Select(s => Tree(s.Path, s.Text)));
        driver = driver.ReplaceAdditionalTexts([.. files]).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var ofDriver);
        return new GeneratorRun(sources.ToDictionary(static s => s.Path, static s => s.Text), output, driver.GetRunResult(), ofDriver);
    }

    /// <summary>A file that has not changed keeps its tree, as in an editor; where steps are tracked it is parsed anew, so that what they compare is the text.</summary>
    private SyntaxTree Tree(string path, string text)
    {
        if (!tracksSteps && trees.TryGetValue(path, out var known) && known.ToString() == text)
            return known;
        return trees[path] = CSharpSyntaxTree.ParseText(text, ParseOptions, path);
    }
}
