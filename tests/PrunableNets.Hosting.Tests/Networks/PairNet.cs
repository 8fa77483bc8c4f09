using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>Classes of a signal and a token together.</summary>
[Prunable("6", "1:long")]
public sealed partial class PairNet : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear signal = Linear(6, 16);
    private readonly Embedding word = Embedding(3, 16);
    private readonly Linear hidden = Linear(16, 12);
    private readonly Linear last = Linear(12, 2);

    public PairNet() : base(nameof(PairNet)) => RegisterComponents();

    public override Tensor forward(Tensor x, Tensor token) =>
        last.call(functional.relu(hidden.call(functional.relu(signal.call(x) + word.call(token).mean(new long[] { 1 })))));
}
