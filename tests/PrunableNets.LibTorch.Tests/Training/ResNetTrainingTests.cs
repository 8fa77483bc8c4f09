using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Training;

public sealed class ResNetTrainingTests
{
    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    public void A_ResNet_learns_a_fixed_batch(string kind)
    {
        manual_seed(1);
        using var model = new SmallResNet(blocks: 1, width: 8, classes: 4);
        using optim.Optimizer optimizer = kind == "sgd" ? optim.SGD(model.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-4) : optim.Adam(model.parameters(), 0.01);
        using var x = randn(16, 3, 16, 16);
        using var y = arange(16, int64).remainder(4);
        double first = 0, last = 0;
        for (var step = 0; step < 30; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(model.call(x), y);
            loss.backward();
            optimizer.step();
            last = loss.item<float>();
            if (step == 0)
                first = last;
        }
        Assert.True(last < first / 4, $"the loss went from {first} to {last}");
    }

    [Fact]
    public void Parameters_are_named_by_their_paths()
    {
        using var model = new SmallResNet(blocks: 1, width: 8, classes: 4);
        var names = model.named_parameters().Select(item => item.name).ToArray();
        Assert.Equal(["conv1.weight", "bn1.weight", "bn1.bias", "layers.0.conv1.weight"], names[..4]);
        Assert.Contains("layers.1.bn2.running_var", model.state_dict().Keys);
    }
}
