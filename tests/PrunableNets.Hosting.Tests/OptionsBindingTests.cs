using System;
using System.IO;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

public sealed class OptionsBindingTests
{
    private static PruningOptions Bind(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var services = new ServiceCollection().AddPruning<TinyNet>(new ConfigurationBuilder().AddJsonStream(stream).Build());
        // Only bound: what is missing to a run is the validator's concern.
        services.RemoveAll<IValidateOptions<PruningOptions>>();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<PruningOptions>>().Get(nameof(TinyNet));
    }

    [Fact]
    public void NullTurnsAugmentationOffWhereItStandsAndNowhereElse()
    {
        var options = Bind("""{ "Gates": { "Seed": 3 }, "Training": { "Epochs": 2 }, "FineTuning": { "Epochs": 3, "augmentation": null } }""");
        Assert.Equal((3ul, 2, 3), (options.Gates.Seed, options.Training!.Epochs, options.FineTuning!.Epochs));
        Assert.Null(options.Gates.Augmentation);
        Assert.NotNull(options.Training.Augmentation);
        Assert.Null(options.FineTuning.Augmentation);

        options = Bind("""{ "Gates": { "Augmentation": null }, "Training": { "Augmentation": null } }""");
        Assert.Null(options.Gates.Augmentation);
        Assert.Null(options.Training!.Augmentation);
        Assert.Null(options.FineTuning);
        Assert.Equal(2, Bind("""{ "Gates": { "Augmentation": { "Padding": 2 } } }""").Gates.Augmentation!.Padding);
    }

    [Fact]
    public void APresetIsWhatTheOtherKeysStartFrom()
    {
        var best = Bind("""{ "Gates": { "Seed": 3 } }""");
        Assert.Equal((400, 32, null, 20), (best.Gates.Iterations, best.Gates.BatchSize, best.Gates.Augmentation, best.RecalibrationBatches));
        var paper = Bind("""{ "preset": "autobot", "Gates": { "Seed": 3, "Iterations": 100 } }""");
        Assert.Equal(AutoBotOptions.Paper with { Seed = 3, Iterations = 100 }, paper.Gates);
        // The preset itself stays what it is, for the next model of the process.
        Assert.Equal((200, 64, 0UL, 4), (AutoBotOptions.Paper.Iterations, AutoBotOptions.Paper.BatchSize, AutoBotOptions.Paper.Seed, AutoBotOptions.Paper.Augmentation!.Padding));
        Bind("""{ "Preset": "AutoBot", "Gates": { "Augmentation": { "Padding": 1 }, "Forward": { "BFloat16": true } } }""");
        Assert.Equal((4, false), (AutoBotOptions.Paper.Augmentation!.Padding, AutoBotOptions.Paper.Forward.BFloat16));
        Assert.Equal((PruningPreset.AutoBot, 0), (paper.Preset, paper.RecalibrationBatches));
        Assert.Null(Bind("""{ "Preset": "AutoBot", "Gates": { "Augmentation": null } }""").Gates.Augmentation);
        Assert.Throws<OptionsValidationException>(static () => Bind("""{ "Preset": "Autobahn" }"""));
    }

    [Theory]
    [InlineData("""{ "Plan": null }""", "Plan")]
    [InlineData("""{ "Gates": null }""", "Gates")]
    [InlineData("""{ "FineTuning": {} }""", "FineTuning")]
    [InlineData("""{ "Gates": { "Beta": null } }""", "Gates:Beta")]
    public void NullAndEmptySectionsAreRefusedWithTheirKey(string json, string key)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(json));
        Assert.StartsWith(key + ": is null or an empty section", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownKeyIsTold()
    {
        var error = Assert.Throws<OptionsValidationException>(static () => Bind("""{ "Gates": { "Itterations": 3 } }"""));
        Assert.Contains("'Itterations'", error.Message, StringComparison.Ordinal);
    }
}
