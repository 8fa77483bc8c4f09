using System;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;
using PrunableNets.Distributed.Tests.Support;

namespace PrunableNets.Distributed.Tests;

/// <summary>
/// Workers on machines of their own find what a program without a cluster finds, to the last bit, in whatever order they are done.
/// </summary>
public sealed class NetworkTests(Alone alone) : IClassFixture<Alone>
{
    [NetworkTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task MethodsAndComparisonsAreTheSame(int workers)
    {
        using var network = new Network(workers, alone.Dense);
        var members = new ProgramProcess[workers];
        for (var w = 0; w < workers; w++)
            members[w] = await network.Worker(w);
        var methods = network.Program("methods", [$"Weights={alone.Dense.Weights}"]);
        Assert.True(await methods.WaitForExit(Member.Patience) == 0, methods.Output);
        Assert.Equal(alone.Found, Member.Found(methods));
        var folder = alone.Dense.NewFolder();
        var compare = network.Program("compare", alone.Dense.Compare(folder));
        Assert.True(await compare.WaitForExit(Member.Patience) == 0, compare.Output);
        Assert.Equal(alone.Cells, Cells.Of(folder));
        // The weights came once to each, and all measurements of both programs had them.
        Assert.All(members, static m => Assert.Single(m.Lines, static l => l.Text.Contains("bytes received", StringComparison.Ordinal)));
        // Nobody stood by, and nothing was done twice.
        Assert.All(members, static m => Assert.NotEmpty(Member.Begun(m)));
        var begun = members.SelectMany(Member.Begun).ToArray();
        Assert.Equal(begun.Distinct(StringComparer.Ordinal).Count(), begun.Length);
    }
}
