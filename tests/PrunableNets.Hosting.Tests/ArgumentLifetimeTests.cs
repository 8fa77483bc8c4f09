using TorchSharp;

namespace PrunableNets.Hosting.Tests;

public sealed class ArgumentLifetimeTests
{
    [Fact]
    public void Programs_run_on_a_TorchSharp_that_keeps_its_arguments() => Assert.Null(ArgumentLifetimes.Note(typeof(torch).Assembly));

    [Fact]
    public void An_optimized_assembly_is_told_of_with_the_way_out()
    {
        var note = ArgumentLifetimes.Note(typeof(FactAttribute).Assembly);
        Assert.StartsWith("xunit.core may lose a Scalar", note);
        Assert.Contains("import PrunableNets.targets", note);
    }
}
