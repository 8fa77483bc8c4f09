using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Particle swarm optimisation (Kennedy and Eberhart, 1995, with the inertia of Shi and Eberhart, 1998) in a box: v = w v + c r (own best -
/// x) + s r' (best of all - x), x = x + v, r and r' uniform in [0, 1) for each dimension. A velocity is at most half the box; it ends at
/// the walls.
/// </summary>
internal sealed class ParticleSwarm
{
    private readonly double[] lowest;
    private readonly double[] highest;
    private readonly double[][] positions;
    private readonly double[][] velocities;
    private readonly double[][] bests;
    private readonly double[] losses;

    /// <param name="start">At least one position; what is outside the box is moved to its walls.</param>
    /// <param name="lowest">The box's lower corner.</param>
    /// <param name="highest">The box's upper corner.</param>
    public ParticleSwarm(IReadOnlyList<double[]> start, double[] lowest, double[] highest)
    {
        (this.lowest, this.highest) = (lowest, highest);
        positions = [.. start.Select(p => p.Select((x, d) => Math.Clamp(x, lowest[d], highest[d])).ToArray())];
        velocities = [.. positions.Select(static p => new double[p.Length])];
        bests = [.. positions.Select(static p => (double[])p.Clone())];
        losses = [.. positions.Select(static _ => double.PositiveInfinity)];
    }

    /// <summary>w, the share of its velocity that a particle keeps.</summary>
    public double Inertia { get; init; } = 0.7;

    /// <summary>c, the pull of a particle's own best place.</summary>
    public double Cognitive { get; init; } = 1.5;

    /// <summary>s, the pull of the best place of all.</summary>
    public double Social { get; init; } = 1.5;

    /// <summary>The best place so far.</summary>
    public double[] Best => bests[Array.IndexOf(losses, losses.Min())];

    /// <summary>The loss there; it never rises. Infinite where nothing was evaluated.</summary>
    public double Loss => losses.Min();

    /// <summary>Where the particles are, what they know and how fast they go, as one vector.</summary>
    public double[] State
    {
        get => [.. Parts.SelectMany(static p => p)];
        set
        {
            var offset = 0;
            foreach (var part in Parts)
            {
                Array.Copy(value, offset, part, 0, part.Length);
                offset += part.Length;
            }
        }
    }

    private IEnumerable<double[]> Parts => [.. positions, .. velocities, .. bests, losses];

    /// <summary>Where the particles are; the vectors stay the swarm's.</summary>
    public IReadOnlyList<double[]> Positions => positions;

    /// <summary>Looks at every particle. What is not a number is never the best.</summary>
    /// <param name="found">The loss at each position.</param>
    public void Evaluate(IReadOnlyList<double> found)
    {
        for (var p = 0; p < positions.Length; p++)
        {
            if (!(found[p] < losses[p]))
                continue;
            losses[p] = found[p];
            positions[p].CopyTo(bests[p], 0);
        }
    }

    /// <summary>Moves every particle.</summary>
    /// <param name="random">Drawn from, two numbers a particle and dimension.</param>
    public void Move(ref SplitMix64 random)
    {
        var best = Best;
        for (var p = 0; p < positions.Length; p++)
        {
            var (x, v) = (positions[p], velocities[p]);
            for (var d = 0; d < x.Length; d++)
            {
                var most = (highest[d] - lowest[d]) / 2;
                var own = Cognitive * random.NextDouble() * (bests[p][d] - x[d]);
                var all = Social * random.NextDouble() * (best[d] - x[d]);
                v[d] = Math.Clamp((Inertia * v[d]) + own + all, -most, most);
                x[d] += v[d];
                if (x[d] >= lowest[d] && x[d] <= highest[d])
                    continue;
                // Thrown back: particles that all stood still at a wall would never leave it.
                (x[d], v[d]) = (Math.Clamp(x[d], lowest[d], highest[d]), -v[d] / 2);
            }
        }
    }
}
