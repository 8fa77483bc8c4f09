using System;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Classes, loops and variables that are kept compute what the user's do.</summary>
public sealed class StructureTests
{
    private const string Blocks = """
            private sealed class Block : Module<Tensor, Tensor, Tensor>
            {
                private readonly Linear fc1 = Linear(8, 12), fc2 = Linear(12, 8);
                public Block() : base("Block") => RegisterComponents();
                public override Tensor forward(Tensor x, Tensor mask) => x + fc2.call(fc1.call(x).relu()) * mask;
            }
        """;

    /// <summary>What every module of a loop is given keeps its variable until the loop is over.</summary>
    [Theory]
    [InlineData("return head.call(layers[1].call(layers[0].call(first, mask), mask));")]
    [InlineData("foreach (var layer in layers) first = layer.call(first, mask); return head.call(first);")]
    [InlineData("foreach (var layer in layers) first = layer.call(first, mask); return head.call(first * mask);")]
    [InlineData("return head.call(layers[1].call(mask, layers[0].call(mask, input * 3)));", "Tensor mask, Tensor x")]
    public void ALoopWithAnArgumentForAll(string forward, string parameters = "Tensor x, Tensor mask")
    {
        var network = EvaluatedNetwork.Of($$"""
            [Prunable("8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly ModuleList<Module<Tensor, Tensor, Tensor>> layers = new(new Block(), new Block());
                private readonly Linear head = Linear(8, 3);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor input)
                {
                    var mask = input.sigmoid();
                    var first = input * 2;
                    {{forward}}
                }
            {{Blocks.Replace("Tensor x, Tensor mask", parameters)}}
            }
            """);
        Assert.Contains("foreach (var block in layers)", network.Run.Sources["Net.Slim.g.cs"], StringComparison.Ordinal);
        network.AssertComputesTheSame();
    }

    /// <summary>Names that generated buffers would take are the user's own.</summary>
    [Fact]
    public void ABufferThatIsCalledKept() => EvaluatedNetwork.Of("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block block = new();
            private readonly Conv2d last = Conv2d(3, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x) => last.call(block.call(x));
            private sealed class Block : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 3, 1);
                private readonly Tensor kept;
                public Block() : base("Block")
                {
                    kept = torch.ones(3, 1, 1);
                    register_buffer("kept", kept);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => x * kept + conv.call(x);
            }
        }
        """).AssertComputesTheSame();

    /// <summary>Of a block whose branch a plan removes the activation behind the sum is left, which may not change what autograd holds.</summary>
    [Fact]
    public void ABranchThatIsGoneLeavesGradients()
    {
        var run = Generator.Run("""
            [Prunable("3x8x8", MinChannels = 0)]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d stem = Conv2d(3, 8, 1), last = Conv2d(8, 2, 1);
                private readonly Block block = new();
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x) => last.call(block.call(functional.relu(stem.call(x))));
                private sealed class Block : Module<Tensor, Tensor>
                {
                    private readonly Conv2d conv1 = Conv2d(8, 6, 1), conv2 = Conv2d(6, 8, 1);
                    public Block() : base("Block") => RegisterComponents();
                    public override Tensor forward(Tensor x) => functional.relu(x + conv2.call(functional.relu(conv1.call(x))));
                }
            }

            public static class Driver
            {
                public static double Run()
                {
                    var dense = Net.Create();
                    var kept = Net.Architecture.Groups.Select(g => (IReadOnlyList<int>)Enumerable.Range(0, g.Name.StartsWith("block") ? 0 : g.Channels).ToArray());
                    var slim = Net.CreateSlim(dense, PruningPlan.FromKept(Net.Architecture, kept.ToArray()));
                    slim.call(randn(2, 3, 8, 8)).sum().backward();
                    return slim.named_parameters().Sum(p => p.parameter.grad!.abs().sum().ToDouble());
                }
            }
            """).AssertClean();
        var gradients = (double)run.Load().GetType("Driver")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        Assert.True(gradients > 0, "There are no gradients.");
    }
}
