using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>Layers one after the other, which start as copies of one.</summary>
public sealed class TransformerEncoder : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>, torch.nn.IModule<torch.Tensor, torch.Tensor>, torch.nn.IModule<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly TransformerEncoderLayer[] stack;

    internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) : base(nameof(TransformerEncoder))
    {
        stack = new TransformerEncoderLayer[num_layers];
        var layers = new ModuleList<TransformerEncoderLayer>();
        for (var i = 0; i < num_layers; i++)
            layers.Add(stack[i] = encoder_layer.Copy());
        register_module("layers", layers);
    }

    public torch.Tensor call(torch.Tensor src) => base.call(src, null, null);

    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask) => base.call(src, src_mask, null);

    public override torch.Tensor forward(torch.Tensor src, torch.Tensor src_mask, torch.Tensor src_key_padding_mask)
    {
        var x = src.alias();
        foreach (var layer in stack)
        {
            using var before = x;
            x = layer.call(before, src_mask, src_key_padding_mask);
        }
        return x;
    }
}
