using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Three convolutions with a classifier behind each: logits [N, 3 exits, 4 classes].</summary>
[Prunable("3x8x8")]
public sealed partial class ExitNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 6, 3, padding: 1);
    private readonly Conv2d middle = Conv2d(6, 6, 3, padding: 1);
    private readonly Conv2d top = Conv2d(6, 6, 3, padding: 1);
    private readonly ModuleList<Sequential> exits;
    private readonly Sequential head;

    public ExitNetwork() : base(nameof(ExitNetwork))
    {
        exits = new ModuleList<Sequential>();
        for (var i = 0; i < 2; i++)
            exits.Add(Classifier());
        head = Classifier();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(stem.call(input));
        var first = exits[0].call(x);
        x = functional.relu(middle.call(x));
        var second = exits[1].call(x);
        x = functional.relu(top.call(x));
        return stack(new[] { first, second, head.call(x) }, dim: 1);
    }

    private static Sequential Classifier() =>
        Sequential(Conv2d(6, 6, 3, padding: 1), ReLU(), Conv2d(6, 6, 3, padding: 1), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(6, 4));
}
