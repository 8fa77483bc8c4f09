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
    public void Null_turns_augmentation_off_where_it_stands_and_nowhere_else()
    {
        var options = Bind("""{ "Gates": { "Seed": 3 }, "Training": { "Epochs": 2 }, "FineTuning": { "Epochs": 3, "augmentation": null } }""");
        Assert.Equal((3ul, 2, 3), (options.Gates.Seed, options.Training!.Epochs, options.FineTuning!.Epochs));
        Assert.NotNull(options.Gates.Augmentation);
        Assert.NotNull(options.Training.Augmentation);
        Assert.Null(options.FineTuning.Augmentation);

        options = Bind("""{ "Gates": { "Augmentation": null }, "Training": { "Augmentation": null } }""");
        Assert.Null(options.Gates.Augmentation);
        Assert.Null(options.Training!.Augmentation);
        Assert.Null(options.FineTuning);
        Assert.Equal(2, Bind("""{ "Gates": { "Augmentation": { "Padding": 2 } } }""").Gates.Augmentation!.Padding);
    }

    [Fact]
    public void An_unknown_key_is_told()
    {
        var error = Assert.Throws<OptionsValidationException>(static () => Bind("""{ "Gates": { "Itterations": 3 } }"""));
        Assert.Contains("'Itterations'", error.Message, StringComparison.Ordinal);
    }
}
