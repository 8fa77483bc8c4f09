namespace TorchSharp.Modules;

/// <summary>The weights of one step of a recurrent layer, registered under PyTorch's names.</summary>
internal sealed class CellWeights
{
    internal CellWeights(torch.nn.Module owner, long gates, long input, long hidden, bool bias, torch.Device device, torch.ScalarType? dtype)
    {
        Hidden = hidden;
        WeightIh = Add("weight_ih", gates * hidden, input);
        WeightHh = Add("weight_hh", gates * hidden, hidden);
        if (!bias)
            return;
        BiasIh = Add("bias_ih", gates * hidden);
        BiasHh = Add("bias_hh", gates * hidden);

        Parameter Add(string name, params long[] shape)
        {
            var parameter = new Parameter(torch.empty(shape, dtype, device));
            RecurrentWeights.Fill(parameter, hidden);
            owner.register_parameter(name, parameter);
            return parameter;
        }
    }

    internal long Hidden { get; }

    internal Parameter WeightIh { get; }

    internal Parameter WeightHh { get; }

    internal Parameter BiasIh { get; }

    internal Parameter BiasHh { get; }

    /// <summary>The state of no steps yet, for an input [batch, features] or [features].</summary>
    internal torch.Tensor Zeros(torch.Tensor input)
    {
        long[] shape = input.ndim == 1 ? [Hidden] : [input.shape[0], Hidden];
        return torch.zeros(shape, input.dtype, input.device);
    }
}
