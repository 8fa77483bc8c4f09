using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>Long short-term memory; gives the sequence, the last hidden states and the last cell states.</summary>
public sealed class LSTM : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
{
    private readonly RecurrentWeights weights;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

    internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, torch.Device device, torch.ScalarType? dtype) : base(nameof(LSTM))
    {
        (layers, this.bias, this.batchFirst, this.dropout, this.bidirectional) = (numLayers, bias, batchFirst, dropout, bidirectional);
        weights = new RecurrentWeights(this, 4, inputSize, hiddenSize, numLayers, bias, batchFirst, bidirectional, device, dtype);
    }

    public new (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Does nothing: weights are handed to libtorch as they lie.</summary>
    public void flatten_parameters()
    {
    }

    public override (torch.Tensor, torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
    {
        torch.Tensor[] state = h0_c0 is var (h0, c0) ? [h0, c0] : null;
        var results = weights.Run(input, state, (x, start) =>
        {
            var (output, h, c) = Ops.Call3("aten::lstm.input", x, start, weights.All, bias, layers, dropout, training, bidirectional, batchFirst);
            return [output, h, c];
        }, 2);
        return (results[0], results[1], results[2]);
    }
}
