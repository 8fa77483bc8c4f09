using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Two hidden layers.</summary>
[Prunable("3x32x32")]
public sealed partial class Perceptron : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        ("flatten", Flatten()), ("fc1", Linear(3 * 32 * 32, 512)), ("relu1", ReLU()), ("fc2", Linear(512, 256)), ("relu2", ReLU()), ("fc3", Linear(256, 10)));

    public Perceptron() : base(nameof(Perceptron)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
