using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>Elman's recurrent layer; gives the sequence and the last hidden states.</summary>
public sealed class RNN : torch.nn.Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>
{
    private readonly RecurrentWeights weights;
    private readonly long layers;
    private readonly string operation;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

    internal RNN(long inputSize, long hiddenSize, long numLayers, torch.nn.NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout, bool bidirectional, torch.Device device, torch.ScalarType? dtype) : base(nameof(RNN))
    {
        (layers, this.bias, this.batchFirst, this.dropout, this.bidirectional) = (numLayers, bias, batchFirst, dropout, bidirectional);
        operation = nonLinearity == torch.nn.NonLinearities.ReLU ? "aten::rnn_relu.input" : "aten::rnn_tanh.input";
        weights = new RecurrentWeights(this, 1, inputSize, hiddenSize, numLayers, bias, batchFirst, bidirectional, device, dtype);
    }

    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor h0 = null) => base.call(input, h0);

    /// <summary>Does nothing: weights are handed to libtorch as they lie.</summary>
    public void flatten_parameters()
    {
    }

    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor h0)
    {
        torch.Tensor[] state = h0 is null ? null : [h0];
        var results = weights.Run(input, state, (x, start) =>
        {
            var (output, h) = Ops.Call2(operation, x, start[0], weights.All, bias, layers, dropout, training, bidirectional, batchFirst);
            return [output, h];
        }, 1);
        return (results[0], results[1]);
    }
}
