using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Data;

public sealed class ShapesDifficultyTests
{
    /// <summary>Shapes are told apart by their outline, not by pixels: the images need a network. (ResNet-20 passes 95 % in the demo.)</summary>
    [Fact]
    public void ALinearClassifierStaysUnder60Percent()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(0);
        var linear = Sequential(Flatten(), Linear(3 * 32 * 32, 10));
        var options = new TrainingOptions { Epochs = 4, BatchSize = 128, LearningRate = 0.01, WeightDecay = 1e-3 };
        var result = new Trainer(options).Train(linear, ShapesDataset.Train(5000), ShapesDataset.Test(1000), CPU);
        Assert.InRange(result.Best.Test.Share, 0.08, 0.6);
    }
}
