using System;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Methods;

public sealed class ParticleSwarmTests
{
    // The last is outside the box, so that the minimum in it is at the wall.
    private static readonly double[] s_centre = [1.5, -2, 0.25, 9];
    private static readonly double[] s_minimum = [1.5, -2, 0.25, 5];

    private static double Bowl(double[] x) => x.Select((value, d) => (d + 1) * (value - s_centre[d]) * (value - s_centre[d])).Sum();

    private static ParticleSwarm Create(ref SplitMix64 random)
    {
        var start = new double[16][];
        for (var p = 0; p < start.Length; p++)
        {
            start[p] = new double[4];
            for (var d = 0; d < 4; d++)
                start[p][d] = random.NextDouble(-5, 5);
        }
        return new ParticleSwarm(start, [-5, -5, -5, -5], [5, 5, 5, 5]);
    }

    private static (double[] Losses, ParticleSwarm Swarm) Run(ulong seed, int generations)
    {
        var random = SplitMix64.ForKey(seed, 1);
        var swarm = Create(ref random);
        var losses = new double[generations];
        for (var g = 0; g < generations; g++)
        {
            if (g > 0)
                swarm.Move(ref random);
            swarm.Evaluate([.. swarm.Positions.Select(Bowl)]);
            losses[g] = swarm.Loss;
        }
        return (losses, swarm);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void TheMinimumOfABowlIsFound(ulong seed)
    {
        var (losses, swarm) = Run(seed, 100);
        for (var d = 0; d < 4; d++)
            Assert.Equal(s_minimum[d], swarm.Best[d], 0.02);
        Assert.Equal(Bowl(swarm.Best), losses[^1]);
        Assert.All(losses.Zip(losses.Skip(1)), static pair => Assert.True(pair.Second <= pair.First));
        Assert.True(losses[^1] < losses[0]);
    }

    [Fact]
    public void TheSameSeedGivesTheSameSearch()
    {
        Assert.Equal(Run(3, 20).Swarm.State, Run(3, 20).Swarm.State);
        Assert.NotEqual(Run(3, 20).Losses, Run(4, 20).Losses);
    }

    [Fact]
    public void ASwarmGoesOnFromItsState()
    {
        var (_, swarm) = Run(5, 10);
        var random = SplitMix64.ForKey(99);
        var other = Create(ref random);
        other.State = swarm.State;
        var (first, second) = (SplitMix64.ForKey(7), SplitMix64.ForKey(7));
        swarm.Move(ref first);
        other.Move(ref second);
        swarm.Evaluate([.. swarm.Positions.Select(Bowl)]);
        other.Evaluate([.. other.Positions.Select(Bowl)]);
        Assert.Equal(swarm.State, other.State);
    }

    [Fact]
    public void ParticlesStayInTheBoxAndWhatIsNoNumberIsNeverTheBest()
    {
        var random = SplitMix64.ForKey(1);
        var swarm = new ParticleSwarm([[-7, 7], [0, 0]], [-1, -1], [1, 1]);
        for (var g = 0; g < 20; g++)
        {
            Assert.All(swarm.Positions.SelectMany(static x => x), static value => Assert.InRange(value, -1, 1));
            swarm.Evaluate([.. swarm.Positions.Select(static x => x[0] < 0 ? double.NaN : -x[0])]);
            swarm.Move(ref random);
        }
        Assert.InRange(swarm.Best[0], 0, 1);
        Assert.Equal(-swarm.Best[0], swarm.Loss);
    }
}
