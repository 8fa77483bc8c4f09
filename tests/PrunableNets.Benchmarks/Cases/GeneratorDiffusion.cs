using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>The U-Net of Stable Diffusion 1 (859,520,964 parameters): what the generator takes, from the source to the text that it adds.</summary>
internal static class GeneratorDiffusion
{
    private const string Source = "../../tests/PrunableNets.Generators.Tests/Breadth/Networks/LatentDiffusionUNet.cs";

    private const string FullSize = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using PrunableNets;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;

        [Prunable("4x64x64", "1:long", "77x768")]
        public sealed partial class StableDiffusion : LatentDiffusionUNet
        {
            public StableDiffusion() : base(320, new long[] { 1, 2, 4, 4 }, attention_levels: 3, num_heads: 8, context_dim: 768, groups: 32)
            {
            }
        }
        """;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        var first = new ZooCompilation([Source], FullSize).RunFresh("").WholeMs;
        var warm = Enumerable.Range(0, settings.Repetitions).Select(_ => new ZooCompilation([Source], FullSize).RunFresh("").WholeMs).Order().ToArray();
        yield return new DiffusionTimes("generator-diffusion-unet", first, warm[warm.Length / 2]);
    }
}

/// <summary>Milliseconds of the generator in a process that has just started, and once it is warm.</summary>
internal sealed record DiffusionTimes(string Case, double FirstMs, double WarmMs) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}: {FirstMs:F0} ms the first time, {WarmMs:F0} ms warm");
}
