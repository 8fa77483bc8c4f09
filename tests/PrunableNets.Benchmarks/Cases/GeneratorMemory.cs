using System;
using System.Collections.Generic;
using System.Globalization;

namespace PrunableNets.Benchmarks;

/// <summary>
/// How much more a driver holds with each of 1,000 edits, every one of which changes a network, in a compilation with the whole zoo: beside
/// what the compiler itself holds more when the same edits are bound without the generator.
/// </summary>
internal static class GeneratorMemory
{
    private const int Edits = 1000;

    /// <summary>By then caches are full.</summary>
    private const int Warmup = 200;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        var zoo = new ZooCompilation();
        yield return Grow("binding alone", i => zoo.Edit(Network(i)).GetDiagnostics());
        yield return Grow("generator", i => zoo.RunIncrementally(zoo.Edit(Network(i))));
    }

    private static HeapGrowth Grow(string name, Action<int> edit)
    {
        var start = 0L;
        for (var i = 0; i < Edits; i++)
        {
            if (i == Warmup)
                start = GC.GetTotalMemory(forceFullCollection: true);
            edit(i);
        }
        var end = GC.GetTotalMemory(forceFullCollection: true);
        return new HeapGrowth($"generator-memory, {name}", Edits, end / 1e6, (end - start) / 1e3 / (Edits - Warmup));
    }

    /// <summary>No two of a thousand are equal.</summary>
    private static string Network(int width) => string.Create(CultureInfo.InvariantCulture, $$"""
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        [PrunableNets.Prunable("8")]
        public sealed partial class Edited : Module<Tensor, Tensor>
        {
            private readonly Linear first = Linear(8, {{width + 1}});
            private readonly Linear second = Linear({{width + 1}}, 8);

            public Edited() : base("Edited") => RegisterComponents();

            public override Tensor forward(Tensor x) => second.call(first.call(x).relu());
        }
        """);
}

/// <summary>Live objects after the last edit, in megabytes, and how many kilobytes came with each edit.</summary>
internal sealed record HeapGrowth(string Case, int Edits, double LiveMb, double KbAnEdit) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, {Edits} edits: {LiveMb:F1} MB, {KbAnEdit:F2} kB more with each");
}
