using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>What is registered and never called stays whole: it is in the dense network's state dict and among its parameters.</summary>
public sealed class UnusedModulesTests
{
    private const string Source = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1 = Conv2d(3, 8, 3, padding: 1);
            private readonly BatchNorm2d spare = BatchNorm2d(8, eps: 1e-3);
            private readonly ReLU act = ReLU(inplace: true);
            private readonly Sequential auxiliary = Sequential(("pool", AdaptiveAvgPool2d((1, 1))), ("drop", Dropout(0.3)), ("fc", Linear(8, 5)));
            private readonly Parameter unread = Parameter(torch.zeros(4, 3));
            private readonly Conv2d conv2 = Conv2d(8, 4, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => conv2.call(act.call(conv1.call(input)));
        }
        """;

    [Fact]
    public void TheyCountAsParametersAndCostNothing()
    {
        var network = EvaluatedNetwork.Expect(Source, (8 * 27 * 64) + (4 * 8 * 64), "conv1 8");
        const int Unused = 16 + 45 + 12;
        Assert.Equal((8 * 27) + 8 + (4 * 8) + 4 + Unused, network.Constant("DenseParameters"));
        Assert.Equal(Unused + 4 + 28 + 4, network.Architecture.Parameters.Evaluate([1]));
    }

    [Theory]
    [InlineData("Net.Slim.g.cs", "spare = Add(this, \"spare\", BatchNorm2d(8, eps: 0.001));")]
    [InlineData("Net.Slim.g.cs", "Add(this, \"act\", ReLU(inplace: true));")]
    [InlineData("Net.Slim.g.cs", "Add(auxiliary, \"drop\", Dropout(p: 0.3, inplace: false));")]
    [InlineData("Net.Slim.g.cs", "auxiliary_fc = Add(auxiliary, \"fc\", Linear(8, 5));")]
    [InlineData("Net.Gated.g.cs", "Add(this, \"act\", modules.Of(\"act\"));")]
    public void FormsRegisterThem(string file, string line)
    {
        var source = EvaluatedNetwork.Of(Source).Run.Sources.Single(s => s.Key.EndsWith(file, System.StringComparison.Ordinal)).Value;
        Assert.Contains(line, source, System.StringComparison.Ordinal);
    }
}
