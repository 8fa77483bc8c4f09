using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>A classifier of texts of 12 tokens out of 40: an embedding, a layer a token, the mean over tokens.</summary>
[Prunable("12:long")]
public sealed partial class TokenNet : Module<Tensor, Tensor>
{
    private readonly Embedding tokens = Embedding(40, 16);
    private readonly Linear hidden = Linear(16, 24);
    private readonly Dropout dropout = Dropout(0.1);
    private readonly Linear head = Linear(24, 4);

    public TokenNet() : base(nameof(TokenNet)) => RegisterComponents();

    public override Tensor forward(Tensor input) =>
        head.call(dropout.call(functional.relu(hidden.call(tokens.call(input))).mean([1])));
}
