using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>What the generator takes for ResNet-50 at 224 x 224 on a compilation that nobody has bound yet, step by step, once the code is warm.</summary>
internal static class GeneratorSteps
{
    /// <summary>By then the runtime has optimised the code, as in a compiler server or an editor that has been up for a while.</summary>
    private const int Warmup = 400;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        var zoo = new ZooCompilation("ResNet.cs", "ResNet50.cs");
        // A loop: Skip would leave out the runs themselves.
        for (var i = 0; i < Warmup; i++)
            zoo.RunFresh("generator-resnet50");
        var runs = Enumerable.Range(0, settings.Repetitions).Select(_ => zoo.RunFresh("generator-resnet50")).OrderBy(static r => r.TotalMs).ToArray();
        yield return runs[runs.Length / 2];
    }
}

/// <summary>Milliseconds of a run of the driver, and of the generator's steps in it: lowering binds the code, interpretation includes the channel analysis, emission the plan file.</summary>
internal sealed record GeneratorTimes(string Case, double WholeMs, double LowerMs, double InterpretMs, double EmitMs) : IResult
{
    public double TotalMs => LowerMs + InterpretMs + EmitMs;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Case}: {TotalMs:F1} ms (with the driver {WholeMs:F1}; lower {LowerMs:F1}, interpret and analyse {InterpretMs:F1}, emit {EmitMs:F1})");
}
