using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>A full build of the zoo, with and without the generator. The sides take turns; the best of each counts.</summary>
internal static class GeneratorBuild
{
    public static IEnumerable<IResult> Run(Settings settings)
    {
        var (with, without) = (double.PositiveInfinity, double.PositiveInfinity);
        // The first of each warms the compiler server.
        for (var round = 0; round <= settings.Repetitions; round++)
        {
            var (first, second) = (Seconds(true), Seconds(false));
            if (round > 0)
                (with, without) = (Math.Min(with, first), Math.Min(without, second));
        }
        yield return new BuildTimes("generator-zoo-build", with, without);
    }

    /// <exception cref="InvalidOperationException">The build failed; the message holds what it said.</exception>
    private static double Seconds(bool usesGenerator)
    {
        string[] arguments = ["build", "samples/ModelZoo", "-c", "Release", "-t:Rebuild", "--no-restore", "--no-dependencies", "-m:1", "--nologo", "-v", "q", $"-p:UsesGenerator={(usesGenerator ? "true" : "false")}"];
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException(string.Join("\n", output.Split('\n').Take(5)));
    }
}

/// <summary>Seconds of a rebuild.</summary>
internal sealed record BuildTimes(string Case, double WithSeconds, double WithoutSeconds) : IResult
{
    public double DifferenceSeconds => WithSeconds - WithoutSeconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Case}: {WithSeconds:F2} s with the generator, {WithoutSeconds:F2} s without, difference {DifferenceSeconds:F2} s");
}
