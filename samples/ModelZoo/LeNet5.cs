using PrunableNets;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace ModelZoo;

/// <summary>LeNet-5 (LeCun et al. 1998) with full connections between its feature maps; fields are made where they are declared.</summary>
[Prunable("1x28x28")]
public sealed partial class LeNet5 : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1 = Conv2d(1, 6, 5, padding: 2);
    private readonly Module<Tensor, Tensor> conv2 = Conv2d(6, 16, 5);
    private readonly Module<Tensor, Tensor> fc1 = Linear(16 * 5 * 5, 120);
    private readonly Module<Tensor, Tensor> fc2 = Linear(120, 84);
    private readonly Module<Tensor, Tensor> fc3 = Linear(84, 10);

    public LeNet5() : base("LeNet-5") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = F.avg_pool2d(conv1.call(input).tanh(), 2);
        x = F.avg_pool2d(conv2.call(x).tanh(), 2);
        x = x.view(new long[] { x.shape[0], 16 * 5 * 5 });
        x = torch.tanh(fc1.call(x));
        x = torch.tanh(fc2.call(x));
        return fc3.call(x).MoveToOuterDisposeScope();
    }
}
