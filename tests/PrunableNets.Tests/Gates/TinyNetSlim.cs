using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests;

/// <summary><see cref="TinyNet"/> at the widths of a plan.</summary>
internal sealed class TinyNetSlim : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(3, 6, 3, 1, 1, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(6);
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly Conv2d conv4;
    private readonly Linear linear;

    public TinyNetSlim(PruningPlan plan) : base(nameof(TinyNetSlim))
    {
        var widths = plan.Widths;
        conv2 = Conv2d(6, widths[0], 3, 1, 1, bias: false);
        bn2 = BatchNorm2d(widths[0]);
        conv3 = Conv2d(widths[0], widths[1], 3, 1, 1, bias: false);
        bn3 = BatchNorm2d(widths[1]);
        conv4 = Conv2d(6, widths[2], 3, 2, 1);
        linear = Linear(widths[2] * 16, TinyNet.Classes);
        RegisterComponents();
        // Not part of the state dict: the plan has them.
        register_buffer("kept", tensor(plan.Kept[1].Select(static c => (long)c).ToArray(), int64), persistent: false);
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.relu(bn1.call(conv1.call(x)));
        var y = functional.relu(bn2.call(conv2.call(x)));
        x = functional.relu(x.index_add(1, get_buffer("kept")!, bn3.call(conv3.call(y)), 1));
        return linear.call(functional.relu(conv4.call(x)).flatten(1));
    }
}
