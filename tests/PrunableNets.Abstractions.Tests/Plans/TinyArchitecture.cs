using System.Collections.Generic;

namespace PrunableNets.Tests;

/// <summary>Two groups of 4 and 3 channels; costs small enough to check by hand.</summary>
internal static class TinyArchitecture
{
    public static Architecture Create(string fingerprint = "f1", string secondGroup = "conv2", int secondChannels = 3) => new()
    {
        Model = "Tiny",
        Fingerprint = fingerprint,
        SourcePath = "Tiny.cs",
        Inputs = [[1, 8, 8]],
        BatchDimensions = [0],
        Layers = [],
        Groups = [new ChannelGroup(0, "conv1", 4, 0), new ChannelGroup(1, secondGroup, secondChannels, 4)],
        State = [],
        Parameters = new CostPolynomial(2, [9, 10], new WidthProduct(0, 1, 9)),
        Flops = new Dictionary<FlopsConvention, CostPolynomial>
        {
            // Out of order on purpose: the file orders conventions itself.
            [FlopsConvention.AutoBot] = new(100, [704, 128], new WidthProduct(0, 1, 576)),
            [FlopsConvention.Mac] = new(0, [576, 0], new WidthProduct(0, 1, 576)),
        },
    };

    public static PruningPlan Plan(Architecture architecture) => PruningPlan.FromKept(architecture, [[0, 2], [1]]);
}
