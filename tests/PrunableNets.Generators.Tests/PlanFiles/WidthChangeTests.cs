using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;
using static TorchSharp.torch.nn;

namespace PrunableNets.Generators.Tests.PlanFiles;

/// <summary>Changing a layer's width changes constants, groups and generated classes at the next build with nothing else touched.</summary>
public sealed class WidthChangeTests
{
    [Fact]
    public void AWidthInTheSourceChangesEverythingThatFollowsFromIt()
    {
        var harness = Generator.NewHarness();
        var eight = harness.Run(Refusal.Net()).AssertClean();
        var six = harness.Run(Refusal.Net().Replace("long width = 8;", "long width = 6;", StringComparison.Ordinal)).AssertClean();
        Assert.Equal(eight.Sources.Keys, six.Sources.Keys);
        Assert.Contains("public const long DenseMac = 2560;", eight.Sources["Net.Architecture.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public const long DenseMac = 1920;", six.Sources["Net.Architecture.g.cs"], StringComparison.Ordinal);
        Assert.Contains("group conv 8\n", eight.Sources["Net.Architecture.g.cs"], StringComparison.Ordinal);
        Assert.Contains("group conv 6\n", six.Sources["Net.Architecture.g.cs"], StringComparison.Ordinal);
        Assert.NotEqual(Fingerprint(eight.Sources["Net.Architecture.g.cs"]), Fingerprint(six.Sources["Net.Architecture.g.cs"]));
    }

    [Fact]
    public void AFittingPlanGivesTheClassWithItsWidths()
    {
        var architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;
        var network = EvaluatedNetwork.Of(Refusal.Net(), TestPlans.File(architecture, TestPlans.First(architecture, 5)));
        var slim = network.Run.Sources["NetSlim.g.cs"];
        Assert.Contains("public sealed class NetSlim : Module<Tensor, Tensor>", slim, StringComparison.Ordinal);
        Assert.Contains("Conv2d(3, Widths.conv, 1)", slim, StringComparison.Ordinal);
        Assert.Contains("public const int conv = 5;", slim, StringComparison.Ordinal);
        Assert.Equal((5 * 3 * 64) + (2 * 5 * 64), network.Constant("SlimMac"));
        Assert.Equal((8 * 3 * 64) + (2 * 8 * 64), network.Constant("DenseMac"));
        Assert.Equal((5 * 3) + 5 + (2 * 5) + 2, network.Constant("SlimParameters"));
    }

    /// <summary>What users ship is copied into another solution, which knows nothing of ours.</summary>
    [Fact]
    public void TheClassCompilesWithTorchSharpAlone()
    {
        var architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;
        var slim = EvaluatedNetwork.Of(Refusal.Net(), TestPlans.File(architecture, TestPlans.First(architecture, 5))).Run.Sources["NetSlim.g.cs"];
        var references = References.All.Where(static r => !Path.GetFileName(r.Display!).StartsWith("PrunableNets", StringComparison.Ordinal)).ToArray();
        Assert.True(references.Length < References.All.Length);
        var compilation = CSharpCompilation.Create(
            "Shipped", [CSharpSyntaxTree.ParseText(slim)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702")));
    }

    [Fact]
    public void TheClassLoadsItsWeightsFromTorchSharpsFile()
    {
        var architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;
        var type = EvaluatedNetwork.Of(Refusal.Net(), TestPlans.File(architecture, TestPlans.First(architecture, 5))).Run.Load().GetTypes().Single(static t => t.Name == "NetSlim");
        var folder = Directory.CreateTempSubdirectory("load");
        try
        {
            using var saved = (Module<torch.Tensor, torch.Tensor>)Activator.CreateInstance(type)!;
            var path = Path.Combine(folder.FullName, "net.dat");
            saved.save(path);
            saved.eval();
            using var loaded = Load(path);
            Assert.False(loaded.training);
            using var input = torch.randn(2, 3, 8, 8);
            Assert.True(saved.call(input).equal(loaded.call(input)).all().ToBoolean());
            Assert.Contains("the .dat file beside it", Assert.Throws<ArgumentException>(() => Load("net.safetensors")).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Module<torch.Tensor, torch.Tensor> Load(string path) => (Module<torch.Tensor, torch.Tensor>)type.GetMethod("Load")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [path], null)!;
    }

    [Fact]
    public void WithoutAPlanThereIsNoSuchClass()
    {
        var run = Generator.Run(Refusal.Net()).AssertClean();
        Assert.DoesNotContain("NetSlim.g.cs", run.Sources.Keys);
        Assert.Contains("CreateBuiltSlim() => null;", run.Sources["Net.Architecture.g.cs"], StringComparison.Ordinal);
    }

    private static string Fingerprint(string architecture) => architecture.Split('\n').Single(static l => l.Contains("fingerprint ", StringComparison.Ordinal));
}
