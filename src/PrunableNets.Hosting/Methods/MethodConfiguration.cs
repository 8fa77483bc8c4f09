using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PrunableNets.Hosting;

/// <summary>Binds a method's section, which has the method's name, to its options.</summary>
internal sealed class MethodConfiguration<TOptions>(IEnumerable<ModelSection> sections, PruningMethodCatalog catalog) : IConfigureNamedOptions<TOptions>
    where TOptions : MethodOptions
{
    private const string Preset = "Preset";

    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (catalog.WithOptions(typeof(TOptions)) is not { } method || sections.LastOrDefault(s => s.Model == name) is not { } model)
            return;
        var section = model.Section.GetSection(method.Name);
        if (section[Preset] is { } preset)
            Copy(FromPreset(method, preset, model.Model), options);
        new SectionBinding(section, model.Model, $"{method.Name}:", static key => string.Equals(key, Preset, StringComparison.OrdinalIgnoreCase)).Bind(options);
    }

    private static MethodOptions FromPreset(PruningMethod method, string preset, string model)
    {
        try
        {
            return method.CreateOptions(preset);
        }
        catch (ArgumentException e)
        {
            throw new OptionsValidationException(model, typeof(TOptions), [$"{method.Name}:{Preset}: {e.Message}"]);
        }
    }

    private static void Copy(MethodOptions from, TOptions to)
    {
        foreach (var property in typeof(TOptions).GetProperties().Where(static p => p is { CanRead: true, CanWrite: true }))
            property.SetValue(to, property.GetValue(from));
    }
}
