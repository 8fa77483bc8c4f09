using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// For a layer of more inputs than positions, as the rows themselves: D = R' (X X' + r)^-1 X, kernel ridge regression with the linear kernel (Saunders, Gammerman and
/// Vovk 1998), is the solution of the normal equations, from a matrix of positions in place of one of inputs. A constant that no ridge holds is that of
/// centred rows.
/// </summary>
internal sealed class KernelEquations(LayerForm form, bool hasConstant) : LayerEquations(form)
{
    /// <summary>Of the matrix, half a gigabyte.</summary>
    public const long MostRows = 8192;

    // Columns of rows that are float64 at a time.
    private const long Columns = 2048;

    // float32 [g, P, K], as the network has them, and float64 [g, P, O / g].
    private readonly List<Tensor> rows = [];
    private readonly List<Tensor> lacking = [];

    public override void Add(LayerEquations others)
    {
        base.Add(others);
        var more = (KernelEquations)others;
        rows.AddRange(more.rows.Select(static r => r.alias().DetachFromDisposeScope()));
        lacking.AddRange(more.lacking.Select(static r => r.alias().DetachFromDisposeScope()));
    }

    public override IEnumerable<double> Left(IEnumerable<double> ridges, LayerEquations others)
    {
        using var scope = NewDisposeScope();
        var judge = (KernelEquations)others;
        var (x, r, judged) = (cat(rows, 1), cat(lacking, 1), cat(judge.rows, 1));
        var (means, lacks) = (Mean(x), Mean(r));
        var (kernel, penalty) = (Products(x, x, means), Scale(x));
        var wanted = cat(judge.lacking, 1) - lacks;
        var toward = Products(judged, x, means);
        var left = new List<double>();
        foreach (var ridge in ridges)
        {
            using var inner = NewDisposeScope();
            left.Add((wanted - toward.matmul(Weigh(kernel, penalty * ridge, r - lacks))).square().sum().ToDouble());
        }
        return left;
    }

    public override Tensor Solve(double ridge)
    {
        using var scope = NewDisposeScope();
        var (x, r) = (cat(rows, 1), cat(lacking, 1));
        var (means, lacks) = (Mean(x), Mean(r));
        var weighed = Weigh(Products(x, x, means), Scale(x) * ridge, r - lacks).transpose(1, 2);
        var correction = cat([.. Parts(x).Select(p => weighed.matmul(Part(x, p, means)))], 2);
        return (hasConstant ? cat([correction, lacks.transpose(1, 2) - correction.matmul(means.transpose(1, 2))], 2) : correction).MoveToOuterDisposeScope();
    }

    public override void Dispose()
    {
        foreach (var tensor in rows.Concat(lacking))
            tensor.Dispose();
    }

    protected override void Take(Tensor rows, Tensor lacking)
    {
        this.rows.Add(rows.to(float32).DetachFromDisposeScope());
        this.lacking.Add(lacking.clone().DetachFromDisposeScope());
    }

    private static Tensor Weigh(Tensor kernel, Tensor penalty, Tensor lacks) =>
        linalg.solve(kernel + eye(kernel.shape[1], dtype: float64, device: kernel.device) * penalty, lacks);

    /// <summary>What a ridge is a share of, [g, 1, 1]; rows that are zero leave a group without a scale, and any will do.</summary>
    private static Tensor Scale(Tensor x)
    {
        var scale = x.square().sum([1, 2], true, float64) / x.shape[2];
        return scale + scale.eq(0).to(float64);
    }

    /// <summary>What stands for the constant, [g, 1, ..]: zero where there is none.</summary>
    private Tensor Mean(Tensor x) => hasConstant ? x.mean([1], true, float64) : zeros([x.shape[0], 1, x.shape[2]], float64, x.device);

    private static Tensor Products(Tensor a, Tensor b, Tensor means)
    {
        var sum = zeros(a.shape[0], a.shape[1], b.shape[1], float64, a.device);
        foreach (var part in Parts(a))
        {
            using var scope = NewDisposeScope();
            sum.add_(Part(a, part, means).matmul(Part(b, part, means).transpose(1, 2)));
        }
        return sum;
    }

    private static IEnumerable<(long Start, long Length)> Parts(Tensor x)
    {
        for (var start = 0L; start < x.shape[2]; start += Columns)
            yield return (start, Math.Min(Columns, x.shape[2] - start));
    }

    private static Tensor Part(Tensor x, (long Start, long Length) part, Tensor means) =>
        x.narrow(2, part.Start, part.Length).to(float64) - means.narrow(2, part.Start, part.Length);
}
