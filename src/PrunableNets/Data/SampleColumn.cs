using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>One tensor of every sample of a <see cref="TensorDataset"/>, one after the other.</summary>
internal abstract class SampleColumn(SampleTensor kind)
{
    /// <summary>What the network sees of it.</summary>
    public SampleTensor Kind => kind;

    /// <summary>The samples as one tensor, made when it is called.</summary>
    public abstract Func<torch.Device, torch.Tensor> Gather(ReadOnlySpan<int> members);

    public abstract void AppendTo(SampleHash hash);

    public static SampleColumn Of(float[] values, int count, IReadOnlyList<long> shape) =>
        new Values<float>(values, Size(values.LongLength, count, shape), new([.. shape], torch.ScalarType.Float32), static (v, s, d) => torch.tensor(v, s, device: d));

    public static SampleColumn Of(long[] values, int count, IReadOnlyList<long> shape) =>
        new Values<long>(values, Size(values.LongLength, count, shape), new([.. shape], torch.ScalarType.Int64), static (v, s, d) => torch.tensor(v, s, device: d));

    /// <summary>Class indices, int64 where the network's loss meets them.</summary>
    public static SampleColumn OfLabels(int[] labels) => new Values<int>(
        labels, 1, new([], torch.ScalarType.Int64), static (v, s, d) => torch.tensor(Array.ConvertAll(v, static l => (long)l), s, device: d));

    /// <exception cref="ArgumentException">The samples do not take as many values as there are.</exception>
    private static int Size(long values, int count, IReadOnlyList<long> shape)
    {
        if (shape.Any(static s => s < 1))
            throw new ArgumentException($"A sample of shape [{string.Join(", ", shape)}] is none; all sizes are at least 1.", nameof(shape));
        var size = shape.Aggregate((Int128)1, static (product, s) => product * s);
        if (size * count != values)
            throw new ArgumentException(Invariant($"{count} samples of {string.Join('x', shape)} take {size * count} values, but there are {values}."), nameof(shape));
        return (int)Int128.Min(size, int.MaxValue);
    }

    private sealed class Values<T>(T[] values, int size, SampleTensor kind, Func<T[], long[], torch.Device, torch.Tensor> create) : SampleColumn(kind)
        where T : unmanaged
    {
        public override Func<torch.Device, torch.Tensor> Gather(ReadOnlySpan<int> members)
        {
            var gathered = new T[checked(members.Length * size)];
            for (var i = 0; i < members.Length; i++)
                values.AsSpan(members[i] * size, size).CopyTo(gathered.AsSpan(i * size));
            long[] shape = [members.Length, .. Kind.Shape];
            return device => create(gathered, shape, device).InOwnMemory();
        }

        public override void AppendTo(SampleHash hash) => hash.Append<T>(values);
    }
}
