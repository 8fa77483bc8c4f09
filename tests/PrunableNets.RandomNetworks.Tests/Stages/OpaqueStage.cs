using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>Operations through which channels are not followed.</summary>
internal enum OpaqueKind
{
    Lstm, Gru, Fourier, Distances, Gather, LocalResponse, Bilinear, Logarithm,
}

/// <summary>An opaque operation in the middle of a network.</summary>
internal sealed record OpaqueStage(OpaqueKind Kind, int Hidden) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => Kind switch
    {
        OpaqueKind.Lstm => Sequence(writer, x, writer.Field("LSTM", $"LSTM({x.Channels}, {Hidden}, batchFirst: true, bidirectional: true)"), 2 * Hidden),
        OpaqueKind.Gru => Sequence(writer, x, writer.Field("GRU", $"GRU({x.Channels}, {Hidden}, 2, batchFirst: true)"), Hidden),
        OpaqueKind.Fourier => writer.Let($"torch.fft.fftn({x.Name}, dim: new long[] {{ 1, 2, 3 }}, norm: FFTNormType.Ortho).real", x),
        OpaqueKind.Distances => writer.Let($"torch.cdist({x.Name}, {x.Name})", x.Channels, x.Height, x.Height),
        OpaqueKind.Gather => writer.Let($"{x.Name}.gather(1, {x.Name}.argsort(1))", x),
        OpaqueKind.LocalResponse => writer.Let($"{writer.Field("LocalResponseNorm", "LocalResponseNorm(3, 0.5)")}.call({x.Name})", x),
        OpaqueKind.Bilinear => Pairs(writer, x),
        _ => writer.Let($"({x.Name}.abs() + 1).log()", x),
    };

    public override IEnumerable<Stage> Smaller()
    {
        if (Kind != OpaqueKind.Logarithm)
            yield return this with { Kind = OpaqueKind.Logarithm };
    }

    private static Flow Sequence(NetworkWriter writer, Flow x, string layer, int output)
    {
        var results = writer.Let($"{layer}.call({x.Name}.flatten(2).transpose(1, 2))");
        return writer.Let($"{results}.Item1.transpose(1, 2).reshape({x.Name}.shape[0], {output}, {x.Height}, {x.Width})", output, x.Height, x.Width);
    }

    private Flow Pairs(NetworkWriter writer, Flow x)
    {
        var last = writer.Let($"{x.Name}.permute(0, 2, 3, 1)");
        var layer = writer.Field("Bilinear", $"Bilinear({x.Channels}, {x.Channels}, {Hidden})");
        return writer.Let($"{layer}.call({last}, {last}.tanh()).permute(0, 3, 1, 2)", Hidden, x.Height, x.Width);
    }
}
