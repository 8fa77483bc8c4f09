using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace PrunableNets.Packages.Tests;

/// <summary>What is in the packages.</summary>
[Collection(nameof(PrunedApp))]
public sealed class ContentTests(PrunedApp app)
{
    public static TheoryData<string> All => new(PackageFeed.Packages);

    [Theory]
    [MemberData(nameof(All))]
    public void EveryPackageSaysWhatItIs(string package)
    {
        using var archive = ZipFile.OpenRead(app.Feed.PackageFile(package));
        var names = archive.Entries.Select(static e => e.FullName).ToArray();
        Assert.Superset(new[] { "README.md", "CHANGELOG.md", "LICENSE", "icon.png" }.ToHashSet(), names.ToHashSet());
        using var stream = archive.GetEntry(package + ".nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
        Assert.Equal(("MIT", "README.md", "icon.png"), (Value("license"), Value("readme"), Value("icon")));
        Assert.True(Value("description")!.Length > 40);
    }

    [Fact]
    public void TheMainPackageHoldsWhatTheCompilerLoads() => Assert.Equal(
        [
            "analyzers/dotnet/cs/PrunableNets.CodeFixes.dll", "analyzers/dotnet/cs/PrunableNets.Generators.dll",
            "buildTransitive/ArgumentLifetimes.targets", "buildTransitive/KeepArguments.cs", "buildTransitive/LibstdcxxCompat.targets",
            "buildTransitive/PrunableNets.targets", "buildTransitive/libstdcxx-compat.sh",
            "lib/net10.0/PrunableNets.Abstractions.dll", "lib/net10.0/PrunableNets.Abstractions.xml", "lib/net10.0/PrunableNets.dll", "lib/net10.0/PrunableNets.xml",
        ],
        Files("PrunableNets", "nupkg"));

    [Theory]
    [InlineData("PrunableNets", "PrunableNets.Abstractions", "PrunableNets")]
    [InlineData("PrunableNets.Hosting", "PrunableNets.Hosting")]
    [InlineData("PrunableNets.Distributed", "PrunableNets.Distributed")]
    [InlineData("PrunableNets.Onnx", "PrunableNets.Onnx")]
    public void SymbolsAreThere(string package, params string[] assemblies) =>
        Assert.Equal(assemblies.Select(static a => $"lib/net10.0/{a}.pdb"), Files(package, "snupkg"));

    /// <summary>A version is written in one place and copied into what users are given.</summary>
    [Theory]
    [InlineData("PrunableNets.Hosting", "Directory.Build.props", "Version")]
    [InlineData("TorchSharp-cpu", "Directory.Packages.props", "TorchSharp-cpu")]
    public void TemplatesNameTheVersionsOfThisTree(string package, string file, string key)
    {
        var props = XDocument.Load(Path.Combine(PackageFeed.Root, file)).Descendants();
        var version = props.FirstOrDefault(e => e.Name.LocalName == key)?.Value ?? props.Single(e => e.Attribute("Include")?.Value == key).Attribute("Version")!.Value;
        var project = XDocument.Load(Path.Combine(PackageFeed.Root, "src/PrunableNets.Templates/content/prunable-app/PrunableApp.csproj"));
        Assert.Equal(version, project.Descendants("PackageReference").Single(e => e.Attribute("Include")!.Value == package).Attribute("Version")!.Value);
    }

    private string[] Files(string package, string extension)
    {
        using var archive = ZipFile.OpenRead(app.Feed.PackageFile(package, extension));
        return [.. archive.Entries.Select(static e => e.FullName).Where(static n => n.StartsWith("lib/", StringComparison.Ordinal)
            || n.StartsWith("analyzers/", StringComparison.Ordinal) || n.StartsWith("buildTransitive/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
