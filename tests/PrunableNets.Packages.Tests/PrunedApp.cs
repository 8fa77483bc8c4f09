using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Packages.Tests;

/// <summary>A program of the template, from <c>dotnet new</c> to the build that knows its plan. Little training: what comes out counts, not how good it is.</summary>
[CollectionDefinition(nameof(PrunedApp))]
public sealed class PrunedApp : IDisposable, ICollectionFixture<PrunedApp>
{
    private static readonly string[] Short = ["Pruning:Training:Epochs=1", "Pruning:AutoBot:Iterations=4", "Pruning:Reconstruction:Batches=2"];

    public PrunedApp()
    {
        Folder = Feed.Make("prunable-app", "Pruned");
        Run = PackageFeed.Expect(0, Feed.Dotnet(Folder, ["run", "-c", "Release", "--", .. Short]));
        PackageFeed.Expect(0, Feed.Dotnet(Folder, "build", "-c", "Release"));
    }

    public PackageFeed Feed { get; } = new();

    public string Folder { get; }

    /// <summary>What the run that pruned has said.</summary>
    public string Run { get; }

    /// <summary>The class that the build made of the plan.</summary>
    public string SlimClass => Directory.GetFiles(Path.Combine(Folder, "obj"), "*NetworkSlim.g.cs", SearchOption.AllDirectories).Single();

    /// <summary>A copy of the sources, plan and weights, in a folder of its own.</summary>
    public string Copy(string name)
    {
        var copy = Directory.CreateDirectory(Path.Combine(Feed.Folder, name)).FullName;
        foreach (var file in Directory.GetFiles(Folder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Feed.Dispose();
}
