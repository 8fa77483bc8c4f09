using System;
using System.IO;
using System.Linq;
using PrunableNets.Hosting;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Data;

/// <summary>Brings the tensors x and y of a file to arrays, and refuses what are no samples and classes.</summary>
internal static class SampleTensors
{
    /// <param name="path">The file, for messages.</param>
    /// <param name="x">Samples [N, ..]; 32 and 64 bit whole numbers become int64, everything else float32.</param>
    /// <param name="y">Class indices [N] or [N, 1].</param>
    /// <exception cref="InvalidDataException">They are none; the message starts with the path.</exception>
    public static SampleArrays ToArrays(string path, Tensor x, Tensor y)
    {
        if (x.dim() < 2 || x.shape.Any(static s => s < 1))
            throw new InvalidDataException(
                $"'{path}': x is {Shown(x)}; N samples are [N, ..], single numbers [N, 1], all sizes at least 1. Reshape it.");
        var isWhole = x.dtype is ScalarType.Int32 or ScalarType.Int64;
        var most = SizeLimit.Bytes / (isWhole ? sizeof(long) : sizeof(float));
        if (x.numel() > most)
            throw new InvalidDataException($"'{path}': x has {x.numel()} numbers; up to {most} of its type are read. Keep fewer samples.");
        var labels = Labels(path, (int)x.shape[0], y);
        return new SampleArrays(isWhole ? WholeNumbers(x) : Numbers(path, x), x.shape[1..], labels);
    }

    private static float[] Numbers(string path, Tensor x)
    {
        var values = x.to(ScalarType.Float32).contiguous().data<float>().ToArray();
        return Array.FindIndex(values, static v => !float.IsFinite(v)) is >= 0 and var stray
            ? throw new InvalidDataException(
                $"'{path}': sample {stray / (values.Length / x.shape[0])} of x holds {values[stray]} as float32; "
                + "nothing can be learnt from it. Replace it, or leave the sample out.")
            : values;
    }

    private static int[] Labels(string path, int count, Tensor y)
    {
        if (y.dtype is not (ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64))
            throw new InvalidDataException($"'{path}': y is {Shown(y)}; classes are whole numbers 0, 1, .. Save it as int64.");
        if (y.dim() is < 1 or > 2 || y.shape[0] != count || y.numel() != count)
            throw new InvalidDataException(
                $"'{path}': y is {Shown(y)}, but x has {Amount.Of(count, "sample")}; y has one class a sample, [{count}].");
        var labels = WholeNumbers(y);
        return Array.FindIndex(labels, static l => l is < 0 or > int.MaxValue) is >= 0 and var stray
            ? throw new InvalidDataException($"'{path}': sample {stray} has the label {labels[stray]}. Number the classes 0, 1, 2, ..")
            : Array.ConvertAll(labels, static l => (int)l);
    }

    private static long[] WholeNumbers(Tensor tensor) => tensor.to(ScalarType.Int64).contiguous().data<long>().ToArray();

    private static string Shown(Tensor tensor) => $"{tensor.dtype.ToString().ToLowerInvariant()} [{string.Join(", ", tensor.shape)}]";
}
