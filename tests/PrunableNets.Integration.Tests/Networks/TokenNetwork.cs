using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>A bag of words: the features of an embedding are channels.</summary>
[Prunable("7:long")]
public sealed partial class TokenNetwork : Module<Tensor, Tensor>
{
    private readonly Embedding words = Embedding(20, 16, padding_idx: 0);
    private readonly Linear hidden = Linear(16, 12);
    private readonly Linear head = Linear(12, 3);

    public TokenNetwork() : base(nameof(TokenNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(functional.relu(hidden.call(words.call(input).mean([1]))));
}
