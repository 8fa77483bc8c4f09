using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Two inputs, of which the second are whole numbers; the batch comes second in the first.</summary>
[Prunable("5xBx6", "5xB:long")]
public sealed partial class PairNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear features = Linear(6, 12);
    private readonly Embedding words = Embedding(9, 12);
    private readonly LayerNorm norm = LayerNorm(12);
    private readonly Linear head = Linear(12, 3);

    public PairNetwork() : base(nameof(PairNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input, Tensor tokens) => head.call(norm.call(functional.gelu(features.call(input)) * words.call(tokens)).mean([0]));
}
