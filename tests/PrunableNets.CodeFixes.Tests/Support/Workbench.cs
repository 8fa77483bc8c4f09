extern alias generators;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.TestKit;
using generators::PrunableNets.Generators.Pipeline;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Support;

/// <summary>A project in memory: the generator reports, a provider offers actions, an action changes the project.</summary>
internal sealed class Workbench : IDisposable
{
    private const string Usings = """
        global using System;
        global using PrunableNets;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly AdhocWorkspace workspace = new();
    private readonly TextFile[] files;
    private Project project;

    public Workbench(string source, params TextFile[] files) : this([("Network.cs", source)], files)
    {
    }

    public Workbench(IReadOnlyList<(string Name, string Text)> sources, params TextFile[] files)
    {
        this.files = files;
        project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, parseOptions: ParseOptions, metadataReferences: References.All,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
        foreach (var (name, text) in sources.Append(("Usings.cs", Usings)))
            project = project.AddDocument(name, SourceText.From(text), filePath: GeneratorHarness.Folder + name).Project;
    }

    /// <summary>Text of a source file as it is now.</summary>
    public string Text(string name = "Network.cs") => Document(name).GetTextAsync().GetAwaiter().GetResult().ToString();

    /// <summary>What the generator says, placed in the project's files as an editor does it.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = await project.GetCompilationAsync();
        var result = CSharpGeneratorDriver.Create([new PrunableGenerator().AsSourceGenerator()], files, ParseOptions).RunGenerators(compilation!).GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        return [.. result.Diagnostics.Select(d => Placed(d, compilation!))];
    }

    /// <summary>Actions that a provider offers for the diagnostics at one place, which it gets together, as in an editor.</summary>
    public static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider, Document document, IEnumerable<Diagnostic> diagnostics)
    {
        var fixable = diagnostics.Where(d => provider.FixableDiagnosticIds.Contains(d.Id)).ToImmutableArray();
        var actions = new List<CodeAction>();
        if (fixable.Length > 0)
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, fixable[0].Location.SourceSpan, fixable, (action, _) => actions.Add(action), default));
        return actions;
    }

    /// <summary>Actions for the first diagnostic, and those that stand where it does.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider)
    {
        var diagnostics = (await DiagnosticsAsync()).Where(d => provider.FixableDiagnosticIds.Contains(d.Id)).ToArray();
        Assert.NotEmpty(diagnostics);
        var first = diagnostics[0];
        return await ActionsAsync(provider, project.GetDocument(first.Location.SourceTree)!, diagnostics.Where(d => d.Location.Equals(first.Location)));
    }

    public async Task ApplyAsync(CodeAction action)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default)));
        project = operation.ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>Applies the provider's action to everything in the project at once.</summary>
    public async Task ApplyToAllAsync(CodeFixProvider provider)
    {
        var action = Assert.Single((await ActionsAsync(provider)).Select(static a => a.EquivalenceKey).Distinct());
        var context = new FixAllContext(project, provider, FixAllScope.Project, action!, provider.FixableDiagnosticIds, new Reported(await DiagnosticsAsync()), default);
        await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>Errors of the compiler with the generated files in the compilation.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        CSharpGeneratorDriver.Create([new PrunableGenerator().AsSourceGenerator()], files, ParseOptions).RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out var output, out _);
        return [.. output.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())];
    }

    public void Dispose() => workspace.Dispose();

    private static Diagnostic Placed(Diagnostic diagnostic, Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == diagnostic.Location.GetLineSpan().Path);
        return Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.AdditionalLocations, diagnostic.Properties);
    }

    private Document Document(string name) => project.Documents.Single(d => d.Name == name);

    private sealed class Reported(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, System.Threading.CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, System.Threading.CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, System.Threading.CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
