using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>An activation alone.</summary>
internal sealed record ActStage(Act Act) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => x with { Name = Act.Write(writer, x.Name) };

    public override IEnumerable<Stage> Smaller()
    {
        if (Act.Style != ActStyle.Functional)
            yield return new ActStage(Act with { Style = ActStyle.Functional });
    }
}
