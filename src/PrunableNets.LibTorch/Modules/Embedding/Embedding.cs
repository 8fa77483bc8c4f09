using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>Rows of a table by index; the weight has shape [num_embeddings, embedding_dims].</summary>
public sealed class Embedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly long padding;
    private readonly double? max_norm;
    private readonly double norm_type;
    private readonly bool scale_grad_by_freq;
    private readonly bool sparse;
    private Parameter _weight;

    internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse) : base(nameof(Embedding))
    {
        padding = padding_idx is { } row && row < 0 ? row + weight.shape[0] : padding_idx ?? -1;
        (this.max_norm, this.norm_type, this.scale_grad_by_freq, this.sparse) = (max_norm, norm_type, scale_grad_by_freq, sparse);
        this.weight = weight;
    }

    internal Embedding(long num_embeddings, long embedding_dims, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse, torch.Device device, torch.ScalarType? dtype)
        : this(new Parameter(torch.randn([num_embeddings, embedding_dims], dtype, device)), padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse)
    {
        if (padding < 0)
            return;
        using var _ = torch.no_grad();
        using var row = _weight.select(0, padding);
        row.zero_();
    }

    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        if (max_norm is { } most)
            using (torch.no_grad())
            using (var indices = input.contiguous())
                Ops.CallInPlace("aten::embedding_renorm_", _weight, indices, most, norm_type);
        return Ops.Call("aten::embedding", _weight, input, padding, scale_grad_by_freq, sparse);
    }
}
