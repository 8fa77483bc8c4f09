using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>A piece of a random network. It takes a feature map of any size, so that a shrunk network is a network still.</summary>
internal abstract record Stage
{
    /// <summary>Writes fields and statements; returns the variable that holds the result.</summary>
    public abstract Flow Write(NetworkWriter writer, Flow x);

    /// <summary>Simpler stages to try when a network fails.</summary>
    public virtual IEnumerable<Stage> Smaller() => [];

    public static Flow WriteAll(IEnumerable<Stage> stages, NetworkWriter writer, Flow x) =>
        stages.Aggregate(x, (flow, stage) => stage.Write(writer, flow));

    /// <summary>The list without one of its stages, or with one of them simpler or replaced by what it is made of.</summary>
    public static IEnumerable<Stage[]> SmallerLists(IReadOnlyList<Stage> stages)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            yield return [.. stages.Take(i), .. stages.Skip(i + 1)];
            if (stages[i] is ICompositeStage composite)
                yield return [.. stages.Take(i), .. composite.Inner, .. stages.Skip(i + 1)];
            foreach (var smaller in stages[i].Smaller())
                yield return [.. stages.Take(i), smaller, .. stages.Skip(i + 1)];
        }
    }
}

/// <summary>A stage made of stages, which can stand in its place.</summary>
internal interface ICompositeStage
{
    IEnumerable<Stage> Inner { get; }
}
