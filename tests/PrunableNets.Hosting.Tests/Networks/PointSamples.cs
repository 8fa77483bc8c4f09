using System.Collections.Generic;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests.Networks;

/// <summary>Data whose targets are no classes, or whose samples have several tensors.</summary>
internal static class PointSamples
{
    /// <summary>Ten columns and what the first three come to.</summary>
    public static TensorDataset Prices(int count, int seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)seed);
        var columns = rand([count, 10], generator: random);
        return TensorDataset.From(columns, (columns.narrow(1, 0, 3) * tensor(new[] { 1f, -2f, 3f })).sum(1, keepdim: true));
    }

    /// <summary>Noisy images with a bright square of 3x3; the target marks its pixels, and -100 those of the last column.</summary>
    public static TensorDataset Masks(int count, int seed)
    {
        using var scope = NewDisposeScope();
        var (images, rows, columns, _) = Squares(count, seed);
        var mask = zeros([count, 8, 8], int64);
        for (var i = 0; i < count; i++)
            mask[i, TensorIndex.Slice(rows[i], rows[i] + 3), TensorIndex.Slice(columns[i], columns[i] + 3)] = 1;
        mask.narrow(2, 7, 1).fill_(-100);
        return TensorDataset.From(images, mask, ["background", "square"]);
    }

    /// <summary>The same images with two targets: where the square is, and whether it is bright or dark.</summary>
    public static TensorDataset Boxes(int count, int seed)
    {
        using var scope = NewDisposeScope();
        var (images, rows, columns, dark) = Squares(count, seed);
        var centres = new float[2 * count];
        for (var i = 0; i < count; i++)
            (centres[2 * i], centres[2 * i + 1]) = (rows[i] / 5f, columns[i] / 5f);
        return TensorDataset.From([images], [tensor(centres, [count, 2]), tensor(dark)]);
    }

    /// <summary>A signal of six numbers and a token 0 to 2: the class is the sign of the number that the token names.</summary>
    public static TensorDataset Pairs(int count, int seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)seed);
        var signal = randn([count, 6], generator: random);
        var token = randint(0, 3, [count, 1], int64, generator: random);
        return TensorDataset.From([signal, token], [signal.gather(1, token).squeeze(1).gt(0).to(int64)], ["minus", "plus"]);
    }

    private static (Tensor Images, int[] Rows, int[] Columns, long[] Dark) Squares(int count, int seed)
    {
        using var random = new Generator((ulong)seed);
        var draw = new System.Random(seed);
        var images = randn([count, 1, 8, 8], generator: random) * 0.1;
        var (rows, columns, dark) = (new int[count], new int[count], new long[count]);
        for (var i = 0; i < count; i++)
        {
            (rows[i], columns[i], dark[i]) = (draw.Next(6), draw.Next(6), draw.Next(2));
            images[i, 0].narrow(0, rows[i], 3).narrow(1, columns[i], 3).add_(dark[i] == 1 ? -1 : 1);
        }
        return (images, rows, columns, dark);
    }
}
