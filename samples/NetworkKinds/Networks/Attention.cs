using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Multi-head self-attention, [N, tokens, width] to the same.</summary>
internal sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly long width;
    private readonly long heads;

    public Attention(long width, long heads) : base(nameof(Attention))
    {
        (this.width, this.heads) = (width, heads);
        query = Linear(width, width);
        key = Linear(width, width);
        value = Linear(width, width);
        output = Linear(width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var context = functional.scaled_dot_product_attention(Split(query.call(x)), Split(key.call(x)), Split(value.call(x)));
        return output.call(context.transpose(1, 2).reshape(x.shape[0], x.shape[1], width));
    }

    private Tensor Split(Tensor x) => x.view(x.shape[0], x.shape[1], heads, width / heads).transpose(1, 2);
}
