using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PrunableNets.Hosting;

/// <summary>Configuration sections as <see cref="PruningOptions"/>.</summary>
internal static class OptionsBinding
{
    /// <param name="options">Takes the section's values; the others keep their defaults.</param>
    /// <param name="section">With the keys of <see cref="PruningOptions"/>.</param>
    /// <param name="model">Name of the options instance.</param>
    /// <exception cref="OptionsValidationException">A key is unknown or a value of another type.</exception>
    public static void Bind(PruningOptions options, IConfiguration section, string model)
    {
        var empty = Empty(section, "").ToArray();
        if (empty.Length > 0)
            throw new OptionsValidationException(model, typeof(PruningOptions), empty.Select(
                static key => $"{key}: is null or an empty section, of which the binder would make nothing; give it a value, or leave it away for its default."));
        if (string.Equals(section[nameof(options.Preset)], nameof(PruningPreset.AutoBot), StringComparison.OrdinalIgnoreCase))
            (options.Gates, options.RecalibrationBatches) = (AutoBotOptions.Paper, 0);
        try
        {
            section.Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            // The binder's way of telling an unknown key or a value of another type; to the reader it is an option that cannot work.
            throw new OptionsValidationException(model, typeof(PruningOptions), [e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message]);
        }
        // The binder leaves a default where the section says null, and would augment the images of who turned that off.
        if (IsNull(section.GetSection(nameof(options.Gates)), nameof(AutoBotOptions.Augmentation)))
            options.Gates = options.Gates with { Augmentation = null };
        if (options.Training is { } training && IsNull(section.GetSection(nameof(options.Training)), nameof(TrainingOptions.Augmentation)))
            options.Training = training with { Augmentation = null };
        if (options.FineTuning is { } fineTuning && IsNull(section.GetSection(nameof(options.FineTuning)), nameof(TrainingOptions.Augmentation)))
            options.FineTuning = fineTuning with { Augmentation = null };
    }

    /// <summary>Keys without a value, but for the one that null turns off.</summary>
    private static IEnumerable<string> Empty(IConfiguration section, string path) => section.GetChildren().SelectMany(child =>
        child.GetChildren().Any() ? Empty(child, $"{path}{child.Key}:")
        : child.Value is null && !string.Equals(child.Key, nameof(AutoBotOptions.Augmentation), StringComparison.OrdinalIgnoreCase) ? [path + child.Key]
        : []);

    private static bool IsNull(IConfigurationSection section, string key) => section.GetChildren().Any(
        child => string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase) && child.Value is null && !child.GetChildren().Any());
}
