using System;
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

    private static bool IsNull(IConfigurationSection section, string key) => section.GetChildren().Any(
        child => string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase) && child.Value is null && !child.GetChildren().Any());
}
