using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.RandomNetworks.Tests.Stages;

namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>Makes networks from seeds.</summary>
internal sealed class NetworkGenerator
{
    private static readonly int[] Widths = [3, 4, 6, 8, 12];
    private static readonly string[] PaddingModes = ["Zeros", "Zeros", "Zeros", "Zeros", "Reflect", "Replicate", "Circular"];

    private readonly Random random;

    private NetworkGenerator(int seed) => random = new Random(seed);

    public static RandomNetwork Create(int seed)
    {
        var generator = new NetworkGenerator(seed);
        // Pixels of the input are no channels: a first convolution gives the rest something to prune.
        Stage[] stages = [generator.Convolution(Connection.Full), .. generator.List(generator.random.Next(2, 7), 0)];
        var residual = generator.Chance(0.4) ? ResidualTreatment.Stream : ResidualTreatment.Branch;
        return new RandomNetwork(seed, residual, generator.Chance(0.7) ? 3 : 4, generator.Pick([5, 6, 8]), stages, generator.Pick(Enum.GetValues<HeadKind>()));
    }

    private Stage[] List(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Any(depth))];

    private Stage Any(int depth) => random.Next(depth < 2 ? 48 : 32) switch
    {
        < 7 => Convolution(Connection.Full),
        7 => Convolution(Connection.Depthwise),
        8 => Convolution(Connection.Grouped),
        9 or 10 => new ActStage(Activation()),
        11 => new NormStage(),
        12 => new PoolStage(Chance(0.5), Chance(0.5), Chance(0.3)),
        13 => new ShuffleStage(Pick([2, 3, 4])),
        14 => Chance(0.7) ? new ExciteStage(Pick([2, 4]), Chance(0.5), Chance(0.3)) : new SpatialGateStage(),
        15 => new ChannelsLastStage(Pick(Widths), Chance(0.5), Maybe(0.5)),
        16 => new SharedStage(Chance(0.3)),
        17 => new ScalarStage(Pick(ScalarStage.Expressions)),
        18 => new SpatialPadStage(Pick(["Constant", "Constant", "Reflect", "Replicate"]), Pick([0.0, 0.0, 1.0])),
        19 => Chance(0.3) ? new SoftmaxStage(Pick([1, 3, -1])) : new DropoutStage(Chance(0.5) ? "Dropout" : "Dropout2d", Chance(0.5)),
        20 or 21 => new TransposedStage(Pick(Widths), Chance(0.3), Chance(0.7), Maybe(0.5)),
        22 or 23 => new OtherNormStage(Pick(Enum.GetValues<NormKind>()), Pick([2, 3, 4]), Chance(0.7)),
        24 => new AttentionStage(Pick([1, 2, 3]), Pick([2, 3, 4]), Chance(0.5), Chance(0.6), Chance(0.4), Pick(Enum.GetValues<AttentionStyle>())),
        25 or 26 => new ResizeStage(Pick(Enum.GetValues<Resizing>())),
        27 => Chance(0.7) ? new AlongStage(Pick(AlongStage.Expressions), Pick([2, 3])) : new AlongStage(Pick(AlongStage.Expressions), 1),
        28 => new OpaqueStage(Pick(Enum.GetValues<OpaqueKind>()), Pick([2, 4, 6])),
        29 or 30 => new PointwiseStage(Pick(PointwiseStage.Expressions)),
        31 => new GatedHalfStage(Chance(0.5)),
        < 39 => new ResidualStage(List(random.Next(1, 4), depth + 1), Pick(Enum.GetValues<SumStyle>()), Chance(0.4), Chance(0.6), Maybe(0.5)),
        < 45 => new BranchesStage(Branches(depth), Pick([Join.Cat, Join.Cat, Join.Cat, Join.CatRows, Join.Add, Join.Multiply, Join.Subtract]), Chance(0.3)),
        _ => new ChunkStage(Pick(Enum.GetValues<Cut>()), Pick([2, 2, 3, 4]), Pick(Enum.GetValues<Rejoin>()), List(random.Next(0, 3), depth + 1)),
    };

    private IReadOnlyList<IReadOnlyList<Stage>> Branches(int depth) =>
        [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => (IReadOnlyList<Stage>)List(random.Next(0, 3), depth + 1))];

    private ConvolutionStage Convolution(Connection connection) => new(
        connection, Pick(Widths), Pick([1, 3, 3]), Chance(0.2) ? 2 : 1, Chance(0.4), Chance(0.6), Chance(0.85), Maybe(0.7), Chance(0.3), Pick(PaddingModes));

    private Act? Maybe(double probability) => Chance(probability) ? Activation() : null;

    private Act Activation()
    {
        var (module, function) = Pick(Act.Known);
        return new Act(module, function, Pick([ActStyle.Module, ActStyle.Module, ActStyle.Functional, ActStyle.Functional, ActStyle.InPlaceModule, ActStyle.InPlaceFunctional]));
    }

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
