using System;
using System.IO;

namespace PrunableNets.Packages.Tests;

/// <summary>What a user does with the packages, by the real SDK.</summary>
[Collection(nameof(PrunedApp))]
public sealed class AppTests(PrunedApp app)
{
    [Fact]
    public void ThePlanIsBesideTheClassAndTheBuildMakesAClassOfIt()
    {
        Assert.True(File.Exists(Path.Combine(app.Folder, "Network.widths.json")), app.Run);
        Assert.Contains("public sealed class NetworkSlim", File.ReadAllText(app.SlimClass), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSlimClassIsFineTuned() => PackageFeed.Expect(0, app.Feed.Dotnet(
        app.Folder, "run", "-c", "Release", "--", "--fine-tune", "Pruning:FineTuning:Epochs=1"));

    [Fact]
    public void TheClassShipsWithTorchSharpAlone()
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Feed.Folder, "Shipped")).FullName;
        File.WriteAllText(Path.Combine(folder, "Shipped.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="TorchSharp-cpu" Version="0.107.0" /></ItemGroup>
              <Import Project="../packages/prunablenets/0.1.0/buildTransitive/LibstdcxxCompat.targets" />
            </Project>
            """);
        File.Copy(app.SlimClass, Path.Combine(folder, "NetworkSlim.cs"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using var network = Networks.NetworkSlim.Load(args[0]);
            System.Console.WriteLine("answers " + string.Join("x", network.call(TorchSharp.torch.ones(2, 3, 32, 32)).shape));
            """);
        var output = PackageFeed.Expect(0, app.Feed.Dotnet(folder, "run", "-c", "Release", "--", Path.Combine(app.Folder, "Network.slim.dat")));
        Assert.Contains("answers 2x10", output, StringComparison.Ordinal);
    }

    [Fact]
    public void APlanThatIsStaleIsIgnoredOnRequest()
    {
        var folder = app.Copy("Stale");
        var source = Path.Combine(folder, "Network.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("64", "80", StringComparison.Ordinal));
        var output = PackageFeed.Expect(1, app.Feed.Dotnet(folder, "build", "-c", "Release"));
        Assert.Contains("error PRN3002", output, StringComparison.Ordinal);
        Assert.Contains("-p:PrunableIgnorePlans=true", output, StringComparison.Ordinal);
        PackageFeed.Expect(0, app.Feed.Dotnet(folder, "build", "-c", "Release", "-p:PrunableIgnorePlans=true"));
    }

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
    public void TheToolTellsWhatThePlanLeaves()
    {
        var output = PackageFeed.Expect(0, app.Feed.Tool("flops", app.Folder, "--plan", Path.Combine(app.Folder, "Network.widths.json")));
        Assert.Contains("features.0", output, StringComparison.Ordinal);
        Assert.Contains("FLOPs (Mac)", output, StringComparison.Ordinal);
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
