using System;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Mutations;

/// <summary>
/// Two thousand seeded mutations of the zoo: whatever an author leaves half typed, the generator reports diagnostics; it does not throw,
/// report a defect of its own, run for ever, or break the compilation of code that is right.
/// </summary>
public sealed class ZooMutationTests
{
    private const int Mutations = 2000;

    // Compiling what was generated takes longer than generating it.
    private const int CompiledEvery = 25;

    /// <summary>A hang has to end with the source that hangs; fuel runs out within a few seconds.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Files => new(ZooSources.Names);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task MutationsGiveDiagnosticsOnly(string file)
    {
        var mutator = new SourceMutator(ZooSources.Text(file));
        var others = ZooSources.Others(file).Select(static f => (GeneratorHarness.Folder + f, ZooSources.Text(f))).ToArray();
        var harness = Generator.NewHarness(tracksSteps: false);
        var count = (Mutations + ZooSources.Names.Count - 1) / ZooSources.Names.Count;
        for (var seed = 0; seed < count; seed++)
        {
            var source = mutator.Mutate(seed);
            var running = Task.Run(() => harness.Run([(GeneratorHarness.Folder + file, source), .. others], []));
            Assert.True(await Task.WhenAny(running, Task.Delay(Hang)) == running, $"Seed {seed} of {file} does not end:\n{source}");
            Check(await running, $"Seed {seed} of {file}", source, seed % CompiledEvery == 0);
        }
    }

    private static void Check(GeneratorRun run, string what, string source, bool compiles)
    {
        Assert.False(run.Crashed, $"{what}: {run.Crash}\n{source}");
        var defect = run.Diagnostics.FirstOrDefault(static d => d.Id == "PRN9001");
        Assert.True(defect is null, $"{what}: {defect}\n{source}");
        var broken = compiles && run.Sources.Count > 0 ? run.CompilerMessages.FirstOrDefault(static m => m.Contains(".g.cs", StringComparison.Ordinal)) : null;
        Assert.True(broken is null, $"{what}: {broken}\n{source}");
    }
}
