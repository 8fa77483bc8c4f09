using System;
using System.IO;

namespace PrunableNets.Packages.Tests;

/// <summary>What a user does with the packages, by the real SDK.</summary>
[Collection(nameof(PrunedApp))]
public sealed class AppTests(PrunedApp app)
{
    [Fact]
    public void AClassThatIsNotMarkedIsToldWhatItLacks()
    {
        var folder = app.Copy("Unmarked");
        File.Delete(Path.Combine(folder, "Network.widths.json"));
        var source = Path.Combine(folder, "Network.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("[Prunable(\"3x32x32\")]", "", StringComparison.Ordinal));
        var output = PackageFeed.Expect(1, app.Feed.Dotnet(folder, "build", "-c", "Release"));
        Assert.Contains("error PRN0011: 'Network' is no prunable model: mark it [Prunable(", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheToolMakesAProjectThatBuilds()
    {
        Assert.Contains("dotnet run --project Begun", PackageFeed.Expect(0, app.Feed.Shell(app.Feed.Folder, "prunable new model Begun")), StringComparison.Ordinal);
        PackageFeed.Expect(0, app.Feed.Dotnet(Path.Combine(app.Feed.Folder, "Begun"), "build", "-c", "Release"));
        Assert.Contains("nothing is written over", PackageFeed.Expect(3, app.Feed.Shell(app.Feed.Folder, "prunable new model Begun")), StringComparison.Ordinal);
    }

    [Fact]
    public void AProgramPrunesALibrarysNetwork()
    {
        app.Feed.Make("prunable-model", "Library");
        var folder = app.Copy("Program");
        File.Delete(Path.Combine(folder, "Network.cs"));
        File.Delete(Path.Combine(folder, "Network.widths.json"));
        PackageFeed.Expect(0, app.Feed.Dotnet(folder, "add", "reference", "../Library/Library.csproj"));
        PackageFeed.Expect(0, app.Feed.Dotnet(folder, "build", "-c", "Release"));
    }
}
