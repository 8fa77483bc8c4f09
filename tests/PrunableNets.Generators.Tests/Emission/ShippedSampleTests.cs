using System.IO;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The class that samples/Ship holds a copy of is what the generator writes today. <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed class ShippedSampleTests
{
    [Fact]
    public void TheCopyIsWhatTheBuildMakes()
    {
        var network = (GeneratorHarness.Folder + "FigureNet.cs", File.ReadAllText(RepositoryFiles.At("samples/Ship/Prune/FigureNet.cs")));
        var plan = TestPlans.File("FigureNet", File.ReadAllText(RepositoryFiles.At("samples/Ship/Prune/FigureNet.widths.json")));
        var text = Generator.NewHarness().Run([network], [plan]).AssertClean().Sources["Ship.FigureNetSlim.g.cs"];
        var copy = RepositoryFiles.At("samples/Ship/WithTorchSharp/FigureNetSlim.cs");
        if (Golden.Updates)
            File.WriteAllText(copy, text);
        else
            Assert.Equal(text, File.ReadAllText(copy));
    }
}
