using System;
using System.Collections.Generic;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>The weights of a recurrent layer, registered under PyTorch's names and in the order in which libtorch's operators take them.</summary>
internal sealed class RecurrentWeights
{
    private readonly long hidden;
    private readonly long states;
    private readonly bool batchFirst;

    internal RecurrentWeights(torch.nn.Module owner, long gates, long input, long hidden, long layers, bool bias, bool batchFirst, bool bidirectional, torch.Device device, torch.ScalarType? dtype)
    {
        (this.hidden, this.batchFirst) = (hidden, batchFirst);
        var directions = bidirectional ? 2 : 1;
        states = layers * directions;
        var all = new List<torch.Tensor>();
        for (var layer = 0L; layer < layers; layer++)
        {
            for (var direction = 0; direction < directions; direction++)
            {
                var suffix = "_l" + layer.ToString(CultureInfo.InvariantCulture) + (direction == 1 ? "_reverse" : "");
                Add("weight_ih", gates * hidden, layer == 0 ? input : hidden * directions);
                Add("weight_hh", gates * hidden, hidden);
                if (!bias)
                    continue;
                Add("bias_ih", gates * hidden);
                Add("bias_hh", gates * hidden);

                void Add(string name, params long[] shape)
                {
                    var parameter = new Parameter(torch.empty(shape, dtype, device));
                    Fill(parameter, hidden);
                    owner.register_parameter(name + suffix, parameter);
                    all.Add(parameter);
                }
            }
        }
        All = all.ToArray();
    }

    internal torch.Tensor[] All { get; }

    /// <summary>PyTorch's start of recurrent weights: uniform within 1 / sqrt(hidden).</summary>
    internal static void Fill(Parameter parameter, long hidden)
    {
        var bound = 1 / Math.Sqrt(hidden);
        torch.nn.init.uniform_(parameter, -bound, bound);
    }

    /// <summary>Runs <paramref name="step"/> on a batch of sequences; a single sequence [length, features] is a batch of one.</summary>
    /// <param name="input">[length, batch, features], or [batch, length, features] where the batch comes first.</param>
    /// <param name="state">Initial states [layers * directions, batch, hidden]; zeros where null.</param>
    /// <param name="step">The operator, which gives the sequence first and states after it.</param>
    internal torch.Tensor[] Run(torch.Tensor input, torch.Tensor[] state, Func<torch.Tensor, torch.Tensor[], torch.Tensor[]> step, int stateCount)
    {
        var isSingle = input.ndim == 2;
        var batch = batchFirst ? 0 : 1;
        using var sequence = isSingle ? input.unsqueeze(batch) : input.alias();
        var initial = new torch.Tensor[stateCount];
        for (var i = 0; i < stateCount; i++)
            initial[i] = state is null
                ? torch.zeros([states, sequence.shape[batch], hidden], input.dtype, input.device)
                : isSingle ? state[i].unsqueeze(1) : state[i].alias();
        var results = step(sequence, initial);
        foreach (var start in initial)
            start.Dispose();
        for (var i = 0; isSingle && i < results.Length; i++)
        {
            using var batched = results[i];
            results[i] = batched.squeeze(i == 0 ? batch : 1);
        }
        return results;
    }
}
