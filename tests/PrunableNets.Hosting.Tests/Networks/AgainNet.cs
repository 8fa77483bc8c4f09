using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A network of points that calls a layer and its norm twice.</summary>
[Prunable("6")]
public sealed partial class AgainNet : Module<Tensor, Tensor>
{
    private readonly Linear first = Linear(6, 16), again = Linear(16, 16), last = Linear(16, 3);
    private readonly BatchNorm1d norm = BatchNorm1d(16);

    public AgainNet() : base(nameof(AgainNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = norm.call(first.call(input)).relu();
        for (var i = 0; i < 2; i++)
            x = norm.call(again.call(x)).relu();
        return last.call(x);
    }
}
