using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>As <see cref="TokenNet"/>, with the sequence first and the batch second.</summary>
[Prunable("12xB:long")]
public sealed partial class SequenceFirstNet : Module<Tensor, Tensor>
{
    private readonly Embedding tokens = Embedding(40, 16);
    private readonly Linear hidden = Linear(16, 24);
    private readonly Dropout dropout = Dropout(0.1);
    private readonly Linear head = Linear(24, 4);

    public SequenceFirstNet() : base(nameof(SequenceFirstNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) =>
        head.call(dropout.call(functional.relu(hidden.call(tokens.call(input))).mean([0])));
}
