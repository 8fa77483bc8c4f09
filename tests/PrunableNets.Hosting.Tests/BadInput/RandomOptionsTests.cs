using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.BadInput;

/// <summary>Whatever is configured, it works or is refused as options are, before anything is written.</summary>
public sealed class RandomOptionsTests : IDisposable
{
    private const int Sets = 2000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TwoThousandSetsAreTakenOrRefused()
    {
        var old = Path.Combine(folder.FullName, "old.widths.json");
        File.WriteAllText(old, "old");
        var (taken, refused) = (0, 0);
        for (var seed = 0; seed < Sets; seed++)
        {
            try
            {
                Resolve(seed);
                taken++;
            }
            catch (OptionsValidationException e)
            {
                refused++;
                Assert.All(e.Failures, static f => Assert.NotEmpty(f));
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }
        }
        Assert.Equal([old], Directory.GetFileSystemEntries(folder.FullName));
        Assert.Equal("old", File.ReadAllText(old));
        // The sets are neither all good nor all bad.
        Assert.InRange(taken, Sets / 100, Sets);
        Assert.InRange(refused, Sets / 100, Sets);
    }

    [Fact]
    public void AFolderThatTakesNoFilesIsRefusedBeforeAnythingRuns()
    {
        var values = new Dictionary<string, string?> { ["Target"] = "50%", ["Training:Epochs"] = "1", ["Plan"] = "/proc/TinyNet.widths.json" };
        var error = Assert.Throws<OptionsValidationException>(() => Resolve(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
        Assert.Contains("Plan: nothing can be written into '/proc'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SlimWeights", "/")]
    [InlineData("SlimWeights", "a\0b")]
    [InlineData("RunDirectory", "a\0b")]
    [InlineData("Plan", "a\0b.widths.json")]
    public void APathThatNoFileCanHaveIsRefusedWithItsKey(string key, string path)
    {
        var values = new Dictionary<string, string?>
        {
            ["Target"] = "50%", ["Training:Epochs"] = "1", ["Plan"] = Path.Combine(folder.FullName, "TinyNet.widths.json"), [key] = path,
        };
        var error = Assert.Throws<OptionsValidationException>(() => Resolve(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
        Assert.Contains($"{key}: is no path that a file can have", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Training:LearningRate", "NaN", "NaN is no finite number")]
    [InlineData("Training:LearningRate", "Infinity", "Infinity is no finite number")]
    [InlineData("AutoBot:Beta", "NaN", "NaN is no finite number")]
    [InlineData("Schedule:Shape", "-7", "-7 stands for nothing; write Linear")]
    [InlineData("Convention", "99", "99 stands for nothing; write Mac")]
    public void AValueThatNoOptionCanHaveIsRefusedWithItsKey(string key, string value, string problem)
    {
        var values = new Dictionary<string, string?>
        {
            ["Target"] = "50%", ["Training:Epochs"] = "1", ["Plan"] = Path.Combine(folder.FullName, "TinyNet.widths.json"), [key] = value,
        };
        var error = Assert.Throws<OptionsValidationException>(() => Resolve(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
        Assert.Contains($"{key}: {problem}", error.Message, StringComparison.Ordinal);
    }

    /// <summary>As the host does at its start; in every second set the options are a section, as in a file of settings.</summary>
    private void Resolve(int seed)
    {
        var prefix = seed % 2 == 0 ? "" : "Pruning:";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(RandomOptions.Of(seed, folder.FullName, prefix)).Build();
        IConfiguration section = prefix.Length == 0 ? configuration : configuration.GetSection("Pruning");
        Resolve(section);
    }

    private static void Resolve(IConfiguration section)
    {
        var services = new ServiceCollection();
        services.AddPruning<TinyNet>(section);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IOptionsMonitor<PruningOptions>>().Get(nameof(TinyNet));
    }
}
