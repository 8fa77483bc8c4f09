using System;

namespace PrunableNets.Generators.Tests.Breadth;

/// <summary>What the compiler has found of a network, as a line.</summary>
internal static class NetworkNumbers
{
    public static string Of(Type model, Architecture architecture) =>
        $"parameters {Constant(model, "DenseParameters")}, macs {Constant(model, "DenseMac")}, groups {architecture.Groups.Count}, gates {architecture.GateCount}";

    private static long Constant(Type model, string name) => (long)model.GetNestedType("Flops")!.GetField(name)!.GetRawConstantValue()!;
}
