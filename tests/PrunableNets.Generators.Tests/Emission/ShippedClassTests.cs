using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The class that ships, of one small network a construct, to be read in a review.</summary>
public sealed class ShippedClassTests
{
    [Theory]
    [InlineData(nameof(ShippedClasses.Transformer), null)]
    [InlineData(nameof(ShippedClasses.Variant), "Small")]
    [InlineData(nameof(ShippedClasses.TwoInputs), null)]
    [InlineData(nameof(ShippedClasses.KeptIndices), null)]
    [InlineData(nameof(ShippedClasses.TrainingChoice), null)]
    [InlineData(nameof(ShippedClasses.OpaqueCall), null)]
    [InlineData(nameof(ShippedClasses.NameClash), null)]
    [InlineData(nameof(ShippedClasses.Opened), null)]
    public void ReadsLikeTheUsersOwn(string construct, string? variant)
    {
        var source = (string)typeof(ShippedClasses).GetField(construct, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
        // What an opaque call stops is reported, and is not what this is about.
        string[] reported = construct == nameof(ShippedClasses.OpaqueCall) ? ["PRN2002"] : [];
        var architecture = EvaluatedNetwork.ArchitectureOf(source, variant, reported);
        var plan = TestPlans.First(architecture, architecture.DenseWidths.Select(static w => w - (w / 4)).ToArray());
        var run = Generator.Run(source, TestPlans.File(architecture, plan)).AssertClean(reported);
        var (name, text) = run.Sources.Single(static s =>
            s.Key.EndsWith("Slim.g.cs", StringComparison.Ordinal) && !s.Key.EndsWith(".Slim.g.cs", StringComparison.Ordinal));
        Golden.Of(typeof(ShippedClassTests), "Emission", construct).Match(name, text);
        AssertIsCleanElsewhere(text);
    }

    /// <summary>The class for inference beside it, where the build asks for one.</summary>
    [Fact]
    public void WithoutBatchNorms()
    {
        var architecture = EvaluatedNetwork.ArchitectureOf(ShippedClasses.Norms, null);
        var plan = TestPlans.First(architecture, architecture.DenseWidths.Select(static w => w - (w / 4)).ToArray());
        var run = Generator.NewHarness(foldsNorms: true).Run(ShippedClasses.Norms, TestPlans.File(architecture, plan)).AssertClean();
        Assert.Contains("NetSlim.g.cs", run.Sources.Keys);
        Golden.Of(typeof(ShippedClassTests), "Emission", nameof(ShippedClasses.Norms)).Match("NetFolded.g.cs", run.Sources["NetFolded.g.cs"]);
        AssertIsCleanElsewhere(run.Sources["NetFolded.g.cs"]);
    }

    /// <summary>In a solution that has TorchSharp alone, asks for documentation and nullability, and shows what is not used.</summary>
    private static void AssertIsCleanElsewhere(string text)
    {
        var references = References.All
            .Where(static r => !Path.GetFileName(r.Display!).StartsWith("PrunableNets", StringComparison.Ordinal)).ToArray();
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);
        var found = CSharpCompilation.Create("Elsewhere", [tree], references, options).GetDiagnostics();
        Assert.Empty(found.Where(static d =>
            (d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702")) || d.Id == "CS8019"));
    }
}
