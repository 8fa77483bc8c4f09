using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Looks like a shuffle but turns the image too: no reordering of channels alone, so those keep their full width.</summary>
[Prunable("3x8x8")]
public sealed partial class TurnedShuffleNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d first = Conv2d(3, 12, 3, padding: 1);
    private readonly Conv2d second = Conv2d(12, 6, 3, padding: 1);
    private readonly Conv2d third = Conv2d(6, 4, 3);

    public TurnedShuffleNetwork() : base(nameof(TurnedShuffleNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = first.call(input).view(-1, 3, 4, 8, 8).permute(0, 2, 1, 4, 3).reshape(-1, 12, 8, 8);
        return third.call(functional.relu(second.call(x)));
    }
}
