extern alias generators;

using PrunableNets.TestKit;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>The generator under test.</summary>
internal static class Generator
{
    /// <summary>The assembly that the compiler loads.</summary>
    public static System.Reflection.Assembly Assembly => typeof(generators::PrunableNets.Generators.Pipeline.PrunableGenerator).Assembly;

    public static GeneratorHarness NewHarness(bool tracksSteps = true, bool foldsNorms = false) =>
        new(new generators::PrunableNets.Generators.Pipeline.PrunableGenerator(), tracksSteps, foldsNorms);

    public static GeneratorRun Run(string source, params TextFile[] files) => NewHarness().Run(source, files);
}
