using System;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The invariant of the product on networks that nobody thought of: the twin with open gates computes what the class does, slim what hard-gated does.</summary>
public sealed class RandomNetworkTests
{
    private const int Networks = 30;
    private const int Operations = 10;

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, Networks));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ComputesTheSame(int seed)
    {
        var source = RandomNetwork.Write(seed, Operations);
        try
        {
            EvaluatedNetwork.Of(source).AssertComputesTheSame();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\n{source}", exception);
        }
    }

    [Fact]
    public void MostOfThemCanBePruned() =>
        Assert.True(Enumerable.Range(0, Networks).Count(static seed => Generator.Run(RandomNetwork.Write(seed, Operations)).Sources["Net.Architecture.g.cs"].Contains("new(0, ", StringComparison.Ordinal)) > Networks * 3 / 4);
}
