using System;
using System.IO;

namespace PrunableNets.Cli.Tests;

/// <summary>Exit codes, and what is said beside them.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-cli");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("bogus")]
    [InlineData("flops")]
    [InlineData("flops", "a.dll", "--bogus")]
    [InlineData("inspect", "a.widths.json", "b")]
    public void WhatCannotBeUnderstoodIsTold(params string[] arguments) =>
        Assert.Contains("--help' tells what can be said.", Tool.Refuse(2, arguments), StringComparison.Ordinal);

    [Fact]
    public void HelpIsThere()
    {
        foreach (var verb in new[] { "new", "flops", "groups", "prune", "compare", "report", "export", "verify", "inspect" })
        {
            Assert.Contains(verb, Tool.Say("--help"), StringComparison.Ordinal);
            Assert.Contains("--json", Tool.Say(verb, "--help"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OneOfSeveralNetworksHasToBeNamed()
    {
        Assert.Contains("say which with --model: AlexNet, Bert", Tool.Refuse(3, "flops", Tool.Zoo), StringComparison.Ordinal);
        Assert.Contains(
            "has no network 'Resnet50'; it has AlexNet", Tool.Refuse(3, "flops", Tool.Zoo, "--model", "Resnet50"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotThereIsNamedWithTheWayOut()
    {
        Assert.Contains("There is no file", Tool.Refuse(3, "flops", Path.Combine(folder.FullName, "None.dll")), StringComparison.Ordinal);
        Assert.Contains(
            "There is no file or folder", Tool.Refuse(3, "groups", Path.Combine(folder.FullName, "None")), StringComparison.Ordinal);
        Assert.Contains("has no project, or several", Tool.Refuse(3, "groups", folder.FullName), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "New.csproj"), "<Project />");
        Assert.Contains("Run dotnet build", Tool.Refuse(3, "groups", folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNoAssemblyOrHasNoNetworkIsRefused()
    {
        var text = Path.Combine(folder.FullName, "Text.dll");
        File.WriteAllText(text, "no assembly");
        Assert.Contains("is no .NET assembly", Tool.Refuse(3, "flops", text), StringComparison.Ordinal);
        Assert.Contains(
            "has no class that is marked [Prunable]", Tool.Refuse(3, "flops", typeof(PlanFile).Assembly.Location),
            StringComparison.Ordinal);
    }
}
