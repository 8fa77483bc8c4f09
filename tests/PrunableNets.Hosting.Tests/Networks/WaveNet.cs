using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A classifier of waveforms of two channels and 32 steps.</summary>
[Prunable("2x32")]
public sealed partial class WaveNet : Module<Tensor, Tensor>
{
    private readonly Conv1d conv1 = Conv1d(2, 8, 5, padding: 2);
    private readonly BatchNorm1d norm = BatchNorm1d(8);
    private readonly Conv1d conv2 = Conv1d(8, 12, 5, 2);
    private readonly Linear head = Linear(12, 3);

    public WaveNet() : base(nameof(WaveNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var x = functional.relu(norm.call(conv1.call(input)));
        return head.call(functional.relu(conv2.call(x)).mean([2]));
    }
}
