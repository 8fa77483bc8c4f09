using System;
using System.Collections.Immutable;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests.Reconstructed;

/// <summary>Normal noise, and no targets at all.</summary>
/// <param name="count">Samples.</param>
/// <param name="shape">Of one.</param>
internal sealed class UnlabelledData(int count, params long[] shape) : Dataset
{
    public override int Count => count;

    public override ImmutableArray<SampleTensor> Inputs => [new SampleTensor([.. shape], ScalarType.Float32)];

    public override string Fingerprint => nameof(UnlabelledData);

    public override Func<Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        var order = members.ToArray();
        return device => new Batch([stack(order.Select(Sample).ToArray()).to(device)], []);
    }

    /// <summary>The same whenever it is asked for.</summary>
    private Tensor Sample(int index)
    {
        var random = new Random(index + 1);
        var values = new float[shape.Aggregate(1L, static (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return tensor(values).clone().reshape(shape);
    }
}
