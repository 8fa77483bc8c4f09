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
    private static (PruningOptions Run, AutoBotOptions Gates) Bind(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var services = new ServiceCollection();
        services.AddPruning<TinyNet>(new ConfigurationBuilder().AddJsonStream(stream).Build());
        // Only bound: what is missing to a run is the validator's concern.
        services.RemoveAll<IValidateOptions<PruningOptions>>();
        using var provider = services.BuildServiceProvider();
        return (provider.GetRequiredService<IOptionsMonitor<PruningOptions>>().Get(nameof(TinyNet)), provider.GetRequiredService<IOptionsMonitor<AutoBotOptions>>().Get(nameof(TinyNet)));
    }

    [Fact]
    public void NullTurnsAugmentationOffWhereItStandsAndNowhereElse()
    {
        var (options, gates) = Bind("""{ "AutoBot": { "Seed": 3 }, "Training": { "Epochs": 2 }, "FineTuning": { "Epochs": 3, "augmentation": null } }""");
        Assert.Equal((3ul, 2, 3), (gates.Seed, options.Training!.Epochs, options.FineTuning!.Epochs));
        Assert.Null(gates.Augmentation);
        Assert.NotNull(options.Training.Augmentation);
        Assert.Null(options.FineTuning.Augmentation);

        (options, gates) = Bind("""{ "AutoBot": { "Preset": "Paper", "Augmentation": null }, "Training": { "Augmentation": null } }""");
        Assert.Null(gates.Augmentation);
        Assert.Null(options.Training!.Augmentation);
        Assert.Null(options.FineTuning);
        Assert.Equal(2, Bind("""{ "AutoBot": { "Augmentation": { "Padding": 2 } } }""").Gates.Augmentation!.Padding);
    }

    [Fact]
    public void APresetIsWhatTheOtherKeysStartFrom()
    {
        var (_, best) = Bind("""{ "AutoBot": { "Seed": 3 } }""");
        Assert.Equal((400, 32, null), (best.Iterations, best.BatchSize, best.Augmentation));
        var (_, paper) = Bind("""{ "autobot": { "preset": "paper", "Seed": 3, "Iterations": 100 } }""");
        Assert.Equal(AutoBotOptions.Paper with { Seed = 3, Iterations = 100 }, paper);
        // The preset itself stays what it is, for the next model of the process.
        Bind("""{ "AutoBot": { "Preset": "Paper", "Augmentation": { "Padding": 1 }, "Forward": { "BFloat16": true } } }""");
        Assert.Equal((200, 64, 0UL, 4), (AutoBotOptions.Paper.Iterations, AutoBotOptions.Paper.BatchSize, AutoBotOptions.Paper.Seed, AutoBotOptions.Paper.Augmentation!.Padding));
        Assert.False(AutoBotOptions.Paper.Forward.BFloat16);
        var error = Assert.Throws<OptionsValidationException>(static () => Bind("""{ "AutoBot": { "Preset": "Autobahn" } }"""));
        Assert.Contains("AutoBot:Preset: AutoBot has no preset 'Autobahn'; it has Paper", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Plan": null }""", "Plan")]
    [InlineData("""{ "Selection": null }""", "Selection")]
    [InlineData("""{ "FineTuning": {} }""", "FineTuning")]
    [InlineData("""{ "AutoBot": { "Beta": null } }""", "AutoBot:Beta")]
    public void NullAndEmptySectionsAreRefusedWithTheirKey(string json, string key)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(json));
        Assert.StartsWith(key + ": is null or an empty section", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownKeyIsTold()
    {
        var error = Assert.Throws<OptionsValidationException>(static () => Bind("""{ "AutoBot": { "Itterations": 3 } }"""));
        Assert.Contains("'Itterations'", error.Message, StringComparison.Ordinal);
    }
}
