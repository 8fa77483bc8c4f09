using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Packages.Tests;

/// <summary>What docs/tutorial.md tells users to type, all of it, in an empty folder; and the pruned program that it leaves there.</summary>
[CollectionDefinition(nameof(PrunedApp))]
public sealed class PrunedApp : IDisposable, ICollectionFixture<PrunedApp>
{
    public PrunedApp()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Feed.Folder, "tutorial")).FullName;
        Said = PackageFeed.Expect(0, Feed.Shell(folder, string.Concat(Blocks("sh"))));
        Folder = Path.Combine(folder, "Figures");
    }

    public PackageFeed Feed { get; } = new();

    public string Folder { get; }

    /// <summary>What the commands have said.</summary>
    public string Said { get; }

    /// <summary>The page's blocks of a language.</summary>
    public static string[] Blocks(string language) =>
        [.. File.ReadAllText(Path.Combine(PackageFeed.Root, "docs/tutorial.md")).Split($"```{language}\n").Skip(1).Select(static b => b.Split("```")[0])];

    /// <summary>A copy of the program's sources, plan and weights, in a folder of its own.</summary>
    public string Copy(string name)
    {
        var copy = Directory.CreateDirectory(Path.Combine(Feed.Folder, name)).FullName;
        foreach (var file in Directory.GetFiles(Folder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Feed.Dispose();
}
