using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Which channel each position of a tensor dimension carries, as runs in order.</summary>
public sealed class ChannelLayout
{
    public ChannelLayout(params ChannelSegment[] segments) => Segments = segments;

    /// <summary>The runs, in the order of the positions.</summary>
    public IReadOnlyList<ChannelSegment> Segments { get; }

    /// <summary>Number of positions in the dense network.</summary>
    public int DenseWidth => Segments.Sum(static s => s.Positions);

    /// <summary>True when no plan can remove any position.</summary>
    public bool IsFixed => Segments.All(static s => s.Group == ChannelSegment.Fixed);

    /// <summary>A dimension of which every position stays.</summary>
    public static ChannelLayout Full(int width) => new(new ChannelSegment(ChannelSegment.Fixed, 0, width));

    /// <summary>Number of positions that <paramref name="plan"/> keeps.</summary>
    public int Width(PruningPlan plan) => KeptPositions(plan).Length;

    /// <summary>Of the dense positions in <paramref name="order"/>, those that <paramref name="plan"/> keeps, each as its place among the kept positions.</summary>
    public long[] KeptPlaces(PruningPlan plan, IReadOnlyList<int> order)
    {
        var places = KeptPositions(plan).Select(static (position, place) => (position, place)).ToDictionary(static p => p.position, static p => (long)p.place);
        return order.Where(p => places.ContainsKey(p)).Select(p => places[p]).ToArray();
    }

    /// <summary>Positions of the dense dimension that <paramref name="plan"/> keeps, ascending in the order of the layout.</summary>
    public long[] KeptPositions(PruningPlan plan)
    {
        var kept = new List<long>();
        long position = 0;
        foreach (var segment in Segments)
        {
            for (var channel = segment.Start; channel < segment.Start + segment.Length; channel++)
            {
                var alive = segment.Group == ChannelSegment.Fixed || plan.IsKept(segment.Group, channel);
                for (var i = 0; i < segment.Repeat; i++, position++)
                    if (alive)
                        kept.Add(position);
            }
        }
        return kept.ToArray();
    }
}
