using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>A network as data: what its source is written from, and what is made smaller when it fails.</summary>
internal sealed record RandomNetwork(int Seed, ResidualTreatment Residual, int Channels, int Size, IReadOnlyList<Stage> Stages, HeadKind Head)
{
    /// <summary>The class's name.</summary>
    public string Name => $"Net{Seed}";

    public string Source()
    {
        var writer = new NetworkWriter();
        var features = Stage.WriteAll(Stages, writer, new Flow("input", Channels, Size, Size));
        var result = Networks.Head.Write(Head, writer, features);
        var options = Residual == ResidualTreatment.Stream ? ", Residual = ResidualTreatment.Stream" : "";
        return $"[Prunable(\"{Channels}x{Size}x{Size}\"{options})]\n" + writer.Class($"public sealed partial class {Name} : Module<Tensor, Tensor>", Name, result);
    }

    /// <summary>Simpler networks.</summary>
    public IEnumerable<RandomNetwork> Smaller()
    {
        foreach (var stages in Stage.SmallerLists(Stages))
            yield return this with { Stages = stages };
        if (Head != HeadKind.Mean)
            yield return this with { Head = HeadKind.Mean };
        if (Size > 4)
            yield return this with { Size = 4 };
        if (Residual != ResidualTreatment.Branch)
            yield return this with { Residual = ResidualTreatment.Branch };
    }
}
