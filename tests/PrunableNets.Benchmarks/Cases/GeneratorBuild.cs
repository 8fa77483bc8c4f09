using System;
using System.Collections.Generic;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Compiling the zoo from its syntax trees to an assembly, as the compiler server does, with and without the generator and the code that it
/// adds. The sides take turns; the best of each counts.
/// </summary>
internal static class GeneratorBuild
{
    /// <summary>By then the runtime has optimised compiler and generator, as in a compiler server that has been up for a while.</summary>
    private const int Warmup = 15;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        var (with, without) = (double.PositiveInfinity, double.PositiveInfinity);
        var zoo = new ZooCompilation();
        for (var round = 0; round < Warmup + settings.Repetitions; round++)
        {
            var (first, second) = (zoo.BuildSeconds(usesGenerator: true), zoo.BuildSeconds(usesGenerator: false));
            if (round >= Warmup)
                (with, without) = (Math.Min(with, first), Math.Min(without, second));
        }
        yield return new BuildTimes("generator-zoo-build", with, without);
    }
}

/// <summary>Seconds of a full compilation.</summary>
internal sealed record BuildTimes(string Case, double WithSeconds, double WithoutSeconds) : IResult
{
    public double DifferenceSeconds => WithSeconds - WithoutSeconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Case}: {WithSeconds:F2} s with the generator, {WithoutSeconds:F2} s without, difference {DifferenceSeconds:F2} s");
}
