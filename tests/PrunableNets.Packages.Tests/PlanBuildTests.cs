using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PrunableNets.Packages.Tests;

/// <summary>What builds one after the other make of a plan, in one folder: each says what the files say then.</summary>
[Collection(nameof(PrunedApp))]
public sealed class PlanBuildTests(PrunedApp app)
{
    [Fact]
    public void TheSlimClassComesAndGoesWithThePlan()
    {
        var folder = app.Copy("Plans");
        var (source, plan) = (Path.Combine(folder, "Network.cs"), Path.Combine(folder, "Network.widths.json"));
        var fitting = File.ReadAllText(source);
        Build(folder, 0);
        Assert.True(HasSlimClass(folder));

        File.WriteAllText(source, fitting.Replace("64", "80", StringComparison.Ordinal));
        var refused = Build(folder, 1);
        Assert.Contains("error PRN3002", refused, StringComparison.Ordinal);
        Assert.Contains("-p:PrunableIgnorePlans=true", refused, StringComparison.Ordinal);
        // The tool's build fails likewise, says so once, and leaves what was built.
        var exported = PackageFeed.Expect(3, app.Feed.Shell(folder, "prunable export . ../Never.cs"));
        Assert.Equal(2, exported.Split("error PRN3002").Length);
        Assert.False(File.Exists(Path.Combine(app.Feed.Folder, "Never.cs")));
        Assert.True(HasSlimClass(folder));

        Build(folder, 0, "-p:PrunableIgnorePlans=true");
        Assert.False(HasSlimClass(folder));
        File.WriteAllText(source, fitting);
        Build(folder, 0);
        Assert.True(HasSlimClass(folder));
        File.Delete(plan);
        Build(folder, 0);
        Assert.False(HasSlimClass(folder));
    }

    private string Build(string folder, int code, params string[] properties) =>
        PackageFeed.Expect(code, app.Feed.Dotnet(folder, ["build", "-c", "Release", .. properties]));

    private static bool HasSlimClass(string folder)
    {
        using var file = new PEReader(File.OpenRead(Directory.GetFiles(Path.Combine(folder, "bin"), "Figures.dll", SearchOption.AllDirectories).Single()));
        var metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions.Any(t => metadata.GetString(metadata.GetTypeDefinition(t).Name) == "NetworkSlim");
    }
}
