using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>9,984 multiply-accumulates dense (12 x 9 x 64 and 768 x 4), 832 a channel; at most 5,000 are allowed.</summary>
[Prunable("1x8x8")]
[FlopsBudget("5K")]
public sealed partial class DearNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Conv2d(1, 12, 3, padding: 1), ReLU(), Flatten(), Linear(12 * 64, 4));

    public DearNet() : base(nameof(DearNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
