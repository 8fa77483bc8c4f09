using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>Decoders of 10, 100 and 1,000 layers: what the generator takes for each layer, from the source to the text that it adds.</summary>
internal static class GeneratorDepth
{
    private static readonly int[] Depths = [10, 100, 1000];

    public static IEnumerable<IResult> Run(Settings settings)
    {
        // Compiled and optimised on something small first.
        var small = Of(2);
        for (var i = 0; i < 40; i++)
            small.RunFresh("");
        foreach (var depth in Depths)
        {
            var compilation = Of(depth);
            var runs = Enumerable.Range(0, settings.Repetitions).Select(_ => compilation.RunFresh("")).OrderBy(static r => r.WholeMs).ToArray();
            yield return new DepthTimes("generator-decoder-layers", depth, runs[runs.Length / 2].WholeMs);
        }
    }

    private static ZooCompilation Of(int depth) => new(
        ["Decoders/MistralNetwork.cs"],
        string.Create(CultureInfo.InvariantCulture, $$"""
            [PrunableNets.Prunable("12:long", Residual = PrunableNets.ResidualTreatment.Stream)]
            public sealed partial class Deep : ModelZoo.Decoders.MistralNetwork
            {
                public Deep() : base(nameof(Deep), depth: {{depth}})
                {
                }
            }
            """));
}

/// <summary>Milliseconds of the generator for a decoder of so many layers.</summary>
internal sealed record DepthTimes(string Case, int Layers, double Ms) : IResult
{
    public double MsPerLayer => Ms / Layers;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, {Layers}: {Ms:F0} ms, {MsPerLayer:F2} ms a layer");
}
