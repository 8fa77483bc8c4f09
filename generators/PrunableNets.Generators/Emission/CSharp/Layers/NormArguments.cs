using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>What a norm over gated channels takes: scale, shift, and what is added to the variance.</summary>
internal static class NormArguments
{
    public static string[] Of(ForwardWriter writer, Layer layer, bool isAffine, double epsilon) => isAffine
        ? [$"{writer.Module(layer)}.weight", $"{writer.Module(layer)}.bias", Literals.Of(epsilon)]
        : ["null", "null", Literals.Of(epsilon)];
}
