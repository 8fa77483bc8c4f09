using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PrunableNets.Hosting;

/// <summary>A configuration section as options: unknown keys, values of another type, and nulls that mean nothing are refused.</summary>
/// <param name="section">With the keys of the options.</param>
/// <param name="model">Name of the options instance.</param>
/// <param name="prefix">What messages put in front of a key.</param>
/// <param name="isOther">Keys of the section that are not these options'.</param>
internal sealed class SectionBinding(IConfiguration section, string model, string prefix, Func<string, bool> isOther)
{
    // Crops and flips are on by default, and null is how configuration turns them off.
    private const string Nullable = nameof(TrainingOptions.Augmentation);

    /// <param name="options">Takes the section's values; the others keep their defaults.</param>
    /// <exception cref="OptionsValidationException">A key is unknown, a value of another type, or null where only a value means something.</exception>
    public void Bind<TOptions>(TOptions options)
        where TOptions : class
    {
        var nulls = Own(section).SelectMany(static c => Nulls(c, c.Key)).ToArray();
        var empty = nulls.Where(static n => !Is(n.Split(ConfigurationPath.KeyDelimiter)[^1], Nullable)).ToArray();
        if (empty.Length > 0)
            throw new OptionsValidationException(model, typeof(TOptions), empty.Select(
                key => $"{prefix}{key}: is null or an empty section, of which the binder would make nothing; give it a value, or leave it away for its default."));
        try
        {
            Values().Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        // The binder tells an unknown key or a value of another type so, and others of its exceptions come of keys below a value; to the reader they are options that cannot work.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new OptionsValidationException(model, typeof(TOptions), [e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message]);
        }
        foreach (var key in nulls)
            TurnOff(options, key.Split(ConfigurationPath.KeyDelimiter));
    }

    private IEnumerable<IConfigurationSection> Own(IConfiguration from) => from.GetChildren().Where(c => !isOther(c.Key));

    /// <summary>The section's own keys, under the section's own path, which messages tell.</summary>
    private IConfiguration Values()
    {
        var values = new ConfigurationBuilder().AddInMemoryCollection(Own(section).SelectMany(Leaves)).Build();
        return section is IConfigurationSection { Path.Length: > 0 } named ? values.GetSection(named.Path) : values;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(IConfigurationSection section) => section.GetChildren().Any()
        ? section.GetChildren().SelectMany(Leaves)
        : [KeyValuePair.Create(section.Path, section.Value)];

    private static IEnumerable<string> Nulls(IConfigurationSection section, string path) => section.GetChildren().Any()
        ? section.GetChildren().SelectMany(c => Nulls(c, $"{path}{ConfigurationPath.KeyDelimiter}{c.Key}"))
        : section.Value is null ? [path] : [];

    private static void TurnOff(object options, string[] path)
    {
        object? part = options;
        foreach (var name in path[..^1])
            part = part is null ? null : Property(part, name)?.GetValue(part);
        if (part is not null)
            Property(part, path[^1])?.SetValue(part, null);
    }

    private static PropertyInfo? Property(object part, string name) => part.GetType().GetProperties().FirstOrDefault(p => p.GetIndexParameters().Length == 0 && Is(p.Name, name));

    private static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
