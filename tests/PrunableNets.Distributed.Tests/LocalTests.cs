using System;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Support;

namespace PrunableNets.Distributed.Tests;

public sealed class LocalTests(Dense dense) : IClassFixture<Dense>
{
    [Fact]
    public async Task NothingConfiguredIsAClusterOfOneThatFindsTheSame()
    {
        using var alone = Member.Start("methods", [$"Weights={dense.Weights}"]);
        using var one = Member.Start("methods", [$"Weights={dense.Weights}", "Cluster:Name=one", $"Cluster:Cache={dense.NewFolder()}"]);
        Assert.Equal(0, await alone.WaitForExit(Member.Patience));
        Assert.Equal(0, await one.WaitForExit(Member.Patience));
        Assert.Equal(Member.Found(alone), Member.Found(one));
        Assert.True(Member.Begun(one).Length > 100, one.Output);
        Assert.Equal(Member.Begun(one).Distinct(StringComparer.Ordinal).Count(), Member.Begun(one).Length);
    }
}
