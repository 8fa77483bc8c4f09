using System.Collections.Generic;
using System.Linq;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How source takes channels apart.</summary>
internal enum Cut
{
    Chunk, Split, Narrow, Index,
}

/// <summary>What becomes of the pieces.</summary>
internal enum Rejoin
{
    Cat, ReversedCat, Gate, Add, First,
}

/// <summary>Takes the channels apart, runs a body on the first piece, and joins the pieces.</summary>
internal sealed record ChunkStage(Cut Cut, int Pieces, Rejoin Rejoin, IReadOnlyList<Stage> Body) : Stage, ICompositeStage
{
    public IEnumerable<Stage> Inner => Body;

    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var count = Fitting.Divisor(x.Channels, Pieces);
        if (count == 1)
            return x;
        var size = x.Channels / count;
        var pieces = Take(writer, x, count, size);
        pieces[0] = WriteAll(Body, writer, pieces[0]);
        if (Rejoin == Rejoin.First)
            return pieces[0];
        var like = pieces[^1];
        pieces[0] = Fitting.Spatial(writer, pieces[0], like);
        if (Rejoin is Rejoin.Cat or Rejoin.ReversedCat)
        {
            var names = (Rejoin == Rejoin.Cat ? pieces : pieces.Reverse()).Select(static p => p.Name);
            return writer.Let($"cat(new[] {{ {string.Join(", ", names)} }}, dim: 1)", pieces.Sum(static p => p.Channels), like.Height, like.Width);
        }
        pieces[0] = Fitting.Channels(writer, pieces[0], size);
        return Rejoin == Rejoin.Gate
            ? writer.Let($"{pieces[0].Name} * {pieces[1].Name}.sigmoid()", like)
            : writer.Let(string.Join(" + ", pieces.Select(static p => p.Name)), like);
    }

    public override IEnumerable<Stage> Smaller()
    {
        foreach (var body in SmallerLists(Body))
            yield return this with { Body = body };
        if (Cut != Cut.Narrow)
            yield return this with { Cut = Cut.Narrow };
        if (Pieces > 2)
            yield return this with { Pieces = 2 };
    }

    private Flow[] Take(NetworkWriter writer, Flow x, int count, int size)
    {
        var array = Cut switch
        {
            Cut.Chunk => writer.Let($"{x.Name}.chunk({count}, 1)"),
            Cut.Split => writer.Let($"{x.Name}.split(new long[] {{ {string.Join(", ", Enumerable.Repeat(size, count))} }}, 1)"),
            _ => "",
        };
        return Enumerable.Range(0, count).Select(i => writer.Let(
            Cut switch
            {
                Cut.Chunk or Cut.Split => $"{array}[{i}]",
                Cut.Narrow => $"{x.Name}.narrow(1, {i * size}, {size})",
                _ => $"{x.Name}[TensorIndex.Colon, TensorIndex.Slice({i * size}, {(i + 1) * size})]",
            },
            size, x.Height, x.Width)).ToArray();
    }
}
