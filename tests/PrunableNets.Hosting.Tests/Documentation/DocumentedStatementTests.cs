using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.Hosting.Tests.Documentation;

/// <summary>
/// Statements in the pages compile: what they do is shown elsewhere. Classes are compiled with the generator, by its own tests.
/// </summary>
public sealed class DocumentedStatementTests
{
    /// <summary>What a page's reader has before the statements; classes of the pages are stood for by one of the tests.</summary>
    private const string Around =
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using PrunableNets;
        using PrunableNets.Data;
        using PrunableNets.Hosting;
        using PrunableNets.Hosting.Tests.Methods;
        using PrunableNets.Onnx;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        using ResNet56 = PrunableNets.Tests.TinyNet;
        using Net = PrunableNets.Tests.TinyNet;
        using ExitNet = PrunableNets.Tests.TinyNet;
        using LeNet5 = PrunableNets.Tests.TinyNet;
        using DigitNet = PrunableNets.Tests.TinyNet;

        static class Block
        {
            static async Task<int> Run(
                HostApplicationBuilder BUILDER, IConfiguration section, PruningPlan PLAN, Module<Tensor, Tensor> net, Module<Tensor, Tensor> slim, TrainingOptions options,
                Tensor input, Tensor labels, Tensor images, Tensor facts, torch.utils.data.Dataset dataset, Dataset TRAIN, Dataset TEST,
                Module<Tensor, Tensor> dense, IReadOnlyList<IReadOnlyList<int>> kept, string[] args)
            {
                STATEMENTS
                await Task.CompletedTask;
                return 0;
            }
        }
        """;

    /// <summary>Compiled by the tests of what they are added to, or run by the tests of the packages.</summary>
    private static readonly string[] s_elsewhere = ["architecture.md", "prune-your-own.md 8"];

    /// <summary>What stands in the place of what a reader may have already, or make in the statements.</summary>
    private static readonly (string Place, string Name)[] s_given =
        [("BUILDER", "builder"), ("PLAN", "plan"), ("TRAIN", "train"), ("TEST", "test")];

    private static readonly (string Name, string Text)[] s_blocks =
        [
            .. Pages.Blocks("csharp")
                .Where(static b => IsOfStatements(b.Text) && !s_elsewhere.Any(e => b.Name.StartsWith(e, StringComparison.Ordinal))),
        ];

    public static TheoryData<string> Names => new(s_blocks.Select(static b => b.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiles(string name)
    {
        var text = s_blocks.Single(b => b.Name == name).Text;
        var around = Around;
        foreach (var (place, given) in s_given)
        {
            var isMade = text.Contains($"var {given} ", StringComparison.Ordinal);
            around = around.Replace(place, isMade ? "unused" + place : given, StringComparison.Ordinal);
        }
        var source = around.Replace("STATEMENTS", text + "\n", StringComparison.Ordinal);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists)
            .Select(static p => MetadataReference.CreateFromFile(p));
        // Networks of the tests are not public.
        var compilation = CSharpCompilation.Create(
            "Block", [CSharpSyntaxTree.ParseText(source)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));
        var errors = compilation.GetDiagnostics()
            .Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id is not ("CS0122" or "CS0162"))
            .Select(static d => d.ToString());
        Assert.Equal("", string.Join('\n', errors));
    }

    [Fact]
    public void ThereAreSome() => Assert.True(s_blocks.Length >= 11, string.Join(", ", s_blocks.Select(static b => b.Name)));

    private static bool IsOfStatements(string text)
    {
        var unit = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        return !text.StartsWith('[') && unit.Usings.Count == 0 && unit.Members.All(static m => m is GlobalStatementSyntax);
    }
}
