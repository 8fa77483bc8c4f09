namespace TorchSharp.Modules;

/// <summary>Self-attention and a network of two layers, each added to its input and normalised, on sequences [length, batch, features].</summary>
public sealed class TransformerEncoderLayer : torch.nn.Module<torch.Tensor, torch.Tensor>, torch.nn.IModule<torch.Tensor, torch.Tensor, torch.Tensor>, torch.nn.IModule<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly MultiheadAttention self_attn;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly LayerNorm norm1;
    private readonly LayerNorm norm2;
    private readonly double p;
    private readonly torch.nn.Activations activation;

    internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, torch.nn.Activations activation) : base(nameof(TransformerEncoderLayer))
    {
        (Model, Heads, Hidden, p, this.activation) = (d_model, nhead, dim_feedforward, dropout, activation);
        self_attn = torch.nn.MultiheadAttention(d_model, nhead, dropout);
        linear1 = torch.nn.Linear(d_model, dim_feedforward);
        linear2 = torch.nn.Linear(dim_feedforward, d_model);
        norm1 = torch.nn.LayerNorm(d_model);
        norm2 = torch.nn.LayerNorm(d_model);
        register_module(nameof(self_attn), self_attn);
        register_module(nameof(linear1), linear1);
        register_module(nameof(linear2), linear2);
        register_module(nameof(norm1), norm1);
        register_module(nameof(norm2), norm2);
    }

    internal long Model { get; }

    internal long Heads { get; }

    internal long Hidden { get; }

    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask) => Run(src, src_mask, null);

    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask, torch.Tensor src_key_padding_mask) => Run(src, src_mask, src_key_padding_mask);

    public override torch.Tensor forward(torch.Tensor src) => Run(src, null, null);

    /// <summary>A layer of the same sizes with weights of its own, which start as this one's.</summary>
    internal TransformerEncoderLayer Copy()
    {
        var copy = new TransformerEncoderLayer(Model, Heads, Hidden, p, activation);
        copy.load_state_dict(state_dict());
        return copy;
    }

    private torch.Tensor Run(torch.Tensor src, torch.Tensor mask, torch.Tensor padding)
    {
        using var scope = torch.NewDisposeScope();
        var attended = self_attn.call(src, src, src, padding, false, mask).Item1;
        var x = norm1.call(src + torch.nn.functional.dropout(attended, p, training));
        var hidden = linear1.call(x);
        hidden = activation == torch.nn.Activations.GELU ? torch.nn.functional.gelu(hidden) : torch.nn.functional.relu(hidden);
        var result = linear2.call(torch.nn.functional.dropout(hidden, p, training));
        return norm2.call(x + torch.nn.functional.dropout(result, p, training)).MoveToOuterDisposeScope();
    }
}
