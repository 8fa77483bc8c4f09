using System.Collections.Generic;
using System.Linq;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How branches come together.</summary>
internal enum Join
{
    Cat, CatRows, Add, Multiply, Subtract,
}

/// <summary>Several branches of the same input; an empty branch is the input itself.</summary>
internal sealed record BranchesStage(IReadOnlyList<IReadOnlyList<Stage>> Branches, Join Join, bool IsNested) : Stage, ICompositeStage
{
    public IEnumerable<Stage> Inner => Branches[0];

    public override Flow Write(NetworkWriter writer, Flow x) => IsNested ? writer.Nested(x, Inline) : Inline(writer, x);

    public override IEnumerable<Stage> Smaller()
    {
        for (var i = 0; Branches.Count > 2 && i < Branches.Count; i++)
            yield return this with { Branches = [.. Branches.Where((_, b) => b != i)] };
        for (var i = 0; i < Branches.Count; i++)
            foreach (var smaller in SmallerLists(Branches[i]))
                yield return this with { Branches = [.. Branches.Take(i), smaller, .. Branches.Skip(i + 1)] };
        if (IsNested)
            yield return this with { IsNested = false };
    }

    private Flow Inline(NetworkWriter writer, Flow x)
    {
        var ends = Branches.Select(b => WriteAll(b, writer, x)).ToArray();
        var like = ends[^1];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = Fitting.Spatial(writer, ends[i], like);
            if (Join != Join.Cat)
                ends[i] = Fitting.Channels(writer, ends[i], like.Channels);
        }
        var names = ends.Select(static e => e.Name).ToArray();
        return Join switch
        {
            Join.Cat => writer.Let($"cat(new[] {{ {string.Join(", ", names)} }}, 1)", ends.Sum(static e => e.Channels), like.Height, like.Width),
            Join.CatRows => writer.Let($"cat(new[] {{ {string.Join(", ", names)} }}, 2)", like.Channels, like.Height * ends.Length, like.Width),
            Join.Add => writer.Let(string.Join(" + ", names), like),
            Join.Multiply => writer.Let(string.Join(" * ", names), like),
            _ => writer.Let(string.Join(" - ", names), like),
        };
    }
}
