using System.Linq;
using PrunableNets.Generators.Tests.Mutations;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Something of the user's may have any name of the library; what is generated still means the library's.</summary>
public sealed class HostileNamesTests
{
    private static readonly (string, string) Types = (GeneratorHarness.Folder + "Types.cs", HostileNamespace.Types);

    [Fact]
    public void TheNamesOfTheLibraryAreThere()
    {
        foreach (var name in new[] { "Linear", "Tensor", "torch", "nn", "functional", "cat", "Module", "PaddingModes", "ChannelLayout" })
            Assert.Contains($"class @{name} ", HostileNamespace.Types);
    }

    [Fact]
    public void TheZooInANamespaceThatHasEveryName()
    {
        var sources = ZooSources.Names.Select(static n => (GeneratorHarness.Folder + n, HostileNamespace.Surround(ZooSources.Text(n)))).Append(Types).ToArray();
        Assert.True(Generator.NewHarness().Run(sources, []).AssertClean().Sources.Count > 60);
    }

    [Fact]
    public void ASlimClassInANamespaceThatHasEveryName()
    {
        var source = HostileNamespace.Surround(SmallResNet.Source);
        var architecture = EvaluatedNetwork.Of(SmallResNet.Source).Architecture;
        var run = Generator.NewHarness().Run([(GeneratorHarness.SourcePath, source), Types], [TestPlans.File(architecture, TestPlans.First(architecture, 2, 2, 2, 2, 2, 2, 2, 2))]).AssertClean();
        Assert.Contains("private readonly global::TorchSharp.Modules.Conv2d conv1;", run.Sources["Hostile.Nets.SmallResNetSlim.g.cs"], System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class Conv2d { }")]
    [InlineData("public sealed class Tensor { }\npublic enum Module { }")]
    [InlineData("public static class torch { }\npublic static class nn { }")]
    [InlineData("public delegate int ChannelLayout();\npublic struct ChannelSegment { }\npublic interface IReadOnlyList { }")]
    [InlineData("public sealed class Level { }\npublic static class Layout { }\npublic struct Sum { }")]
    public void TypesOfTheUsersNamespace(string types) => Outside("namespace Mine;\n" + types);

    [Theory]
    [InlineData("namespace Mine.torch { public sealed class Any { } }")]
    [InlineData("namespace Mine.nn.Deep { public sealed class Any { } }")]
    [InlineData("namespace Mine.TorchSharp { public sealed class Any { } }")]
    [InlineData("namespace TorchSharp.Extra { public sealed class Linear { } public sealed class Conv2d { } }")]
    [InlineData("public sealed class Conv2d { }\npublic sealed class Tensor { }")]
    [InlineData("namespace Library { public sealed class Conv2d { } }", "global using Library;")]
    [InlineData("namespace Library { public sealed class Other { } }", "global using Conv2d = Library.Other;")]
    [InlineData("namespace Library { public static class Factories { public static int Conv2d(int a) => a; public sealed class Tensor { } } }", "global using static Library.Factories;")]
    public void NamesElsewhere(string types, string usings = "") => Outside(usings + "\n" + types);

    [Theory]
    [InlineData("public sealed class Tensor { }")]
    [InlineData("public int functional = 1;")]
    [InlineData("private static int Conv2d(int a) => a;\npublic static int nn => Conv2d(1);")]
    [InlineData("public System.Func<int, int> tensor = a => a;")]
    [InlineData("private static int Add(int a, int b) => a + b;\npublic static int Sum(int a) => Add(a, 1);\npublic void ScatterAdd() { }\npublic int AddAll() => 1;")]
    public void MembersOfTheUsersClass(string members) => Generator.Run(Net("Net", members)).AssertClean();

    [Theory]
    [InlineData("Conv2d")]
    [InlineData("Tensor")]
    [InlineData("Linear")]
    [InlineData("Dropout")]
    public void TheNetworkItself(string name)
    {
        var run = Generator.Run("namespace Mine;\n" + Net(name, "").Replace("[Prunable(\"3x8x8\")]", "[Prunable(\"3x8x8\")]\n[Prunable(\"3x16x16\", Name = \"Large\")]")).AssertClean();
        Assert.Contains($"public static {name} Create() => new {name}();", run.Sources[$"Mine.{name}.Architecture.g.cs"], System.StringComparison.Ordinal);
        Assert.Contains($"Network = new {name}();", run.Sources[$"Mine.{name}.Large.Architecture.g.cs"], System.StringComparison.Ordinal);
        Assert.DoesNotContain(run.Sources, static s => s.Value.Contains("PRUNABLE__", System.StringComparison.Ordinal));
    }

    [Fact]
    public void AFactoryItself() => Generator.Run("""
        namespace Mine;
        public static partial class Linear
        {
            [Prunable("3x8x8", Name = "Tensor")]
            public static TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> Conv2d() =>
                TorchSharp.torch.nn.Sequential(TorchSharp.torch.nn.Conv2d(3, 4, 1), TorchSharp.torch.nn.ReLU(), TorchSharp.torch.nn.Conv2d(4, 2, 1));
        }
        """).AssertClean();

    [Fact]
    public void OnlyTheNamesInQuestionAreLong()
    {
        var gated = Generator.Run("namespace Mine;\npublic sealed class Conv2d { }\n" + Net("Net", "")).AssertClean().Sources["Mine.Net.Gated.g.cs"];
        Assert.Contains("private readonly global::TorchSharp.Modules.Conv2d conv, other;", gated, System.StringComparison.Ordinal);
        Assert.Contains("public override Tensor forward(Tensor input)", gated, System.StringComparison.Ordinal);
        Assert.Contains("private readonly BatchNorm2d norm;", gated, System.StringComparison.Ordinal);
    }

    [Fact]
    public void ATypeThatComesLaterInAnotherFile()
    {
        var harness = Generator.NewHarness();
        var network = (GeneratorHarness.SourcePath, "namespace Mine;\n" + Net("Net", ""));
        Assert.DoesNotContain("global::TorchSharp", harness.Run([network], []).AssertClean().Sources["Mine.Net.Gated.g.cs"], System.StringComparison.Ordinal);
        var run = harness.Run([network, (GeneratorHarness.Folder + "Types.cs", "namespace Mine;\npublic sealed class Conv2d { }")], []).AssertClean();
        Assert.Contains("global::TorchSharp.Modules.Conv2d", run.Sources["Mine.Net.Gated.g.cs"], System.StringComparison.Ordinal);
    }

    /// <summary>The network in one file, the names in another; both forms are made and compute the same.</summary>
    private static void Outside(string types)
    {
        var run = Generator.NewHarness().Run([(GeneratorHarness.SourcePath, "namespace Mine;\n" + Net("Net", "")), (GeneratorHarness.Folder + "Types.cs", "#pragma warning disable\n" + types)], []).AssertClean();
        Assert.Equal(3, run.Sources.Count);
    }

    /// <summary>A network that writes everything in full.</summary>
    private static string Net(string name, string members) => $$"""
        [Prunable("3x8x8")]
        public sealed partial class {{name}} : global::TorchSharp.torch.nn.Module<global::TorchSharp.torch.Tensor, global::TorchSharp.torch.Tensor>
        {
            private readonly global::TorchSharp.Modules.Conv2d conv = global::TorchSharp.torch.nn.Conv2d(3, 8, 1);
            private readonly global::TorchSharp.Modules.BatchNorm2d norm = global::TorchSharp.torch.nn.BatchNorm2d(8);
            private readonly global::TorchSharp.Modules.Conv2d other = global::TorchSharp.torch.nn.Conv2d(8, 8, 1);
            private readonly global::TorchSharp.Modules.Linear linear = global::TorchSharp.torch.nn.Linear(16, 2);
            {{members}}
            public {{name}}() : base("{{name}}") => RegisterComponents();
            public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)
            {
                var x = global::TorchSharp.torch.nn.functional.relu(norm.call(conv.call(input)));
                x = global::TorchSharp.torch.cat(new[] { x, x + other.call(x) }, 1);
                return linear.call(global::TorchSharp.torch.nn.functional.adaptive_avg_pool2d(x, 1).flatten(1));
            }
        }
        """;
}
