using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>An edit that touches no network, in a compilation with the whole zoo: the generator's time against binding the same code alone.</summary>
internal static class GeneratorEdit
{
    /// <summary>By then the runtime has optimised the code, as in an editor that has been up for a while.</summary>
    private const int Warmup = 40;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        var zoo = new ZooCompilation();
        var (edits, bindings) = (new List<double>(), new List<double>());
        for (var i = 0; i < Warmup + settings.Repetitions; i++)
        {
            var edited = zoo.Edit($"internal static class Unrelated {{ public const int Number = {i}; }}");
            var start = Stopwatch.GetTimestamp();
            zoo.RunIncrementally(edited);
            edits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            // The same trees without the symbols that the generator has bound.
            var fresh = edited.Clone();
            start = Stopwatch.GetTimestamp();
            fresh.GetDiagnostics();
            bindings.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        yield return new EditTimes("generator-unrelated-edit", zoo.Networks, Median(edits.Skip(Warmup)), Median(bindings.Skip(Warmup)));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}

/// <summary>Milliseconds of the generator after an edit, and of binding alone.</summary>
internal sealed record EditTimes(string Case, int Networks, double GeneratorMs, double BindingMs) : IResult
{
    public double Ratio => GeneratorMs / BindingMs;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Case}, {Networks} networks: {GeneratorMs:F1} ms, binding alone {BindingMs:F1} ms, ratio {Ratio:F2}");
}
