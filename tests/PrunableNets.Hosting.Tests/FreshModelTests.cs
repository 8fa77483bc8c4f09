using System;
using System.IO;
using PrunableNets.Formats;
using PrunableNets.Hosting.Tests.Networks;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

[Collection(nameof(DrawsRandomNumbers))]
public sealed class FreshModelTests
{
    [Fact]
    public void ASeedGivesOneNetwork()
    {
        using TinyNet first = FreshModel.Create<TinyNet>(5), again = FreshModel.Create<TinyNet>(5), other = FreshModel.Create<TinyNet>(6);
        Assert.Equal(StateDict.Fingerprint(first.state_dict()), StateDict.Fingerprint(again.state_dict()));
        Assert.NotEqual(StateDict.Fingerprint(first.state_dict()), StateDict.Fingerprint(other.state_dict()));
    }

    [Fact]
    public void WeightsThatNobodyInitialisedAreRefusedWithTheirNames()
    {
        var error = Assert.Throws<InvalidDataException>(static () => FreshModel.Create<GroupedNet>(5));
        Assert.StartsWith("GroupedNet made twice with one seed has different values in norm.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("conv.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("linear.", error.Message, StringComparison.Ordinal);
    }
}
