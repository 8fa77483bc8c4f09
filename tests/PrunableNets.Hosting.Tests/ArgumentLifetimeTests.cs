using TorchSharp;

namespace PrunableNets.Hosting.Tests;

public sealed class ArgumentLifetimeTests
{
    [Fact]
    public void ProgramsRunOnATorchSharpThatKeepsItsArguments() => Assert.Null(ArgumentLifetimes.Note(typeof(torch).Assembly));

    [Fact]
    public void AnOptimizedAssemblyIsToldOfWithTheWayOut()
    {
        var note = ArgumentLifetimes.Note(typeof(FactAttribute).Assembly);
        Assert.StartsWith("xunit.core may lose a Scalar", note);
        Assert.Contains("import PrunableNets.targets", note);
    }
}
