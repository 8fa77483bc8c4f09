using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Mutations;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Generator = PrunableNets.Generators.Tests.Support.Generator;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Of every network of the zoo that has batch norms to fold, the class without them computes what the slim class computes.</summary>
public sealed class FoldedZooTests
{
    private const double Tolerance = 1e-9;

    /// <summary>What the zoo has none of: norms behind transposed convolutions, of one group and of two.</summary>
    private const string Decoder = """
        using PrunableNets;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        namespace ModelZoo;

        [Prunable("6x4x4")]
        public sealed partial class Decoder : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(
                ConvTranspose2d(6, 8, 2, stride: 2, bias: false), BatchNorm2d(8), ReLU(),
                ConvTranspose2d(8, 12, 3, padding: 1, groups: 2), BatchNorm2d(12), ReLU(),
                ConvTranspose2d(12, 10, 4, stride: 2, padding: 1), BatchNorm2d(10), ReLU(), Conv2d(10, 3, 1));

            public Decoder() : base(nameof(Decoder)) => RegisterComponents();

            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """;

    [Fact]
    public void ComputesWhatTheSlimClassComputes()
    {
        var sources = ZooSources.Names.Select(static n => (Path: GeneratorHarness.Folder + n, Text: ZooSources.Text(n)))
            .Append((Path: GeneratorHarness.Folder + "Decoder.cs", Text: Decoder)).ToArray();
        var harness = Generator.NewHarness(tracksSteps: false, foldsNorms: true);
        var architectures = harness.Run(sources, []).Sources.Where(static s => s.Key.EndsWith(".Architecture.g.cs", StringComparison.Ordinal))
            .Select(static s => Architecture.Parse(s.Value.Split("\"\"\"")[1].Replace("\n        ", "\n", StringComparison.Ordinal).Trim())).ToDictionary(static a => a.Model);
        var plans = architectures.Values.ToDictionary(static a => a.Model, static a => TestPlans.Random(a, 3));
        var run = harness.Run(sources, [.. architectures.Values.Select(a => TestPlans.File(a, plans[a.Model]))]).AssertClean();
        var assembly = run.Load();
        var folded = new List<string>();
        foreach (var model in Models(assembly).OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            var norms = architectures[model.Name].FoldableNorms;
            var type = assembly.GetTypes().SingleOrDefault(t => t.Name == model.Name + "Folded");
            Assert.True(norms.Count > 0 == type is not null, model.Name);
            if (type is null)
                continue;
            typeof(FoldedZooTests).GetMethod(nameof(ComputesTheSame), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [type, plans[model.Name]], null);
            folded.Add($"{model.Name} {norms.Count}");
        }
        Assert.Equal(
            "BranchResNet50 53, Decoder 3, DenseNet121 59, GoogLeNet 64, MobileNetV2 52, ResNet110 109, ResNet18 20, ResNet20 19, ResNet50 53, "
                + "ResNet56 55, SeResNet20 21, ShuffleNetV2 56, StreamResNet18 20, UNet 14, VGG16 14",
            string.Join(", ", folded));
    }

    private static void ComputesTheSame<T>(Type type, PruningPlan known) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var generator = new torch.Generator(1, CPU);
        var plan = PruningPlan.FromKept(T.Architecture, known.Kept);
        var dense = T.Create();
        Trained.Draw(dense, generator);
        var slim = (Module<Tensor, Tensor>)T.CreateSlim(dense, plan);
        slim.to(float64);
        slim.eval();
        var folded = FoldedNetwork.Create(type, T.Architecture, slim);
        var input = randn([1, .. T.Architecture.Inputs[0]], float64, generator: generator);
        var (expected, actual) = (slim.call(input.clone()), folded.call(input.clone()));
        var difference = (expected - actual).abs().max().ToDouble() / expected.abs().max().ToDouble();
        Assert.True(difference < Tolerance, $"{T.Architecture.Model} without batch norms differs by {difference}.");
    }

    private static IEnumerable<Type> Models(Assembly assembly) => assembly.GetTypes()
        .Where(static t => t.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPrunableModel<>)));
}
