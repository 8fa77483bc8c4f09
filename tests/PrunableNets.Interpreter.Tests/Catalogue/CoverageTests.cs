using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Catalogue;

/// <summary>TorchSharp's layers and functions against the catalogue: whatever it lacks is listed here, with the reason.</summary>
public sealed class CoverageTests
{
    private static readonly Dictionary<string, string> RefusedLayers = new(StringComparer.Ordinal)
    {
        ["EmbeddingBag_from_pretrained"] = "bags of lengths that only run time knows",
        ["Embedding_from_pretrained"] = "sizes come from a tensor that is read at run time",
        ["FractionalMaxPool2d"] = "windows are random",
        ["FractionalMaxPool3d"] = "windows are random",
        ["RReLU"] = "slopes are random while training, and the function that generated code would call is never told",
        ["Transformer"] = "two inputs through a decoder; not known",
        ["TransformerDecoder"] = "two inputs through a decoder; not known",
        ["TransformerDecoderLayer"] = "two inputs through a decoder; not known",
    };

    private static readonly Dictionary<string, string> RefusedFunctions = new(StringComparer.Ordinal)
    {
        ["adaptive_max_pool1d_with_indices"] = "positions of windows of different sizes, which nothing known reads",
        ["adaptive_max_pool2d_with_indices"] = "positions of windows of different sizes, which nothing known reads",
        ["adaptive_max_pool3d_with_indices"] = "positions of windows of different sizes, which nothing known reads",
        ["affine_grid"] = "sizes hold the batch",
        ["bilinear"] = "only the layer is known",
        ["conv1d_padding"] = "padding by name",
        ["conv2d_padding"] = "padding by name",
        ["conv3d_padding"] = "padding by name",
    };

    /// <summary>Functions of which every form is refused for one reason: random windows, gradients, losses, old names.</summary>
    private static readonly string[] RefusedParts = ["fractional_", "_backward", "_loss", "cross_entropy", "kl_div", "upsample_", "Hardshrink", "Hardtanh", "Mish", "SiLU", "Softshrink", "Softsign", "Tanhshrink", "Threshold"];

    private static string Listing => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "..", "shared", "torchsharp", "api-0.107.txt"));

    [SkippedWithoutListing]
    public void EveryLayerIsKnownOrRefusedForAReason() =>
        Check("TorchSharp.torch.nn", RefusedLayers.Keys, static name => name.EndsWith("Loss", StringComparison.Ordinal));

    [SkippedWithoutListing]
    public void EveryFunctionIsKnownOrRefusedForAReason() =>
        Check("TorchSharp.torch.nn.functional", RefusedFunctions.Keys, static name => RefusedParts.Any(p => name.Contains(p, StringComparison.Ordinal)));

    private static void Check(string type, IEnumerable<string> refused, Func<string, bool> isLeftOut)
    {
        var listed = File.ReadLines(Listing).Select(static l => l.Split('\t')).Where(l => l[0] == type && l[1] == "method").Select(static l => l[4].Split('<')[0]).Distinct().Where(n => !isLeftOut(n));
        Assert.Equal(refused.Order(StringComparer.Ordinal), listed.Where(n => !Interpreter.Catalogue.Catalogue.Instance.Knows(type, n)).Order(StringComparer.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed class SkippedWithoutListingAttribute : FactAttribute
    {
        public SkippedWithoutListingAttribute()
        {
            if (!File.Exists(Listing))
                Skip = $"'{Listing}' is absent.";
        }
    }
}
