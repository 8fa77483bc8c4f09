using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A detection head for one object: centre (two numbers), then one logit a class.</summary>
[Prunable("1x8x8")]
public sealed partial class BoxNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Conv2d(1, 12, 3, padding: 1), ReLU(), Flatten(), Linear(12 * 64, 24), ReLU(), Linear(24, 4));

    public BoxNet() : base(nameof(BoxNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
