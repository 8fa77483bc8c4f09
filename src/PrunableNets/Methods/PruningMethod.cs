using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PrunableNets;

/// <summary>What is known of a method before it is made.</summary>
public sealed class PruningMethod
{
    private static readonly Lazy<PruningMethod[]> Own = new(static () => [.. typeof(PruningMethod).Assembly.GetTypes()
        .Where(static t => t.GetCustomAttribute<PruningMethodAttribute>() is not null).Select(Of).OrderBy(static m => m.Name, StringComparer.Ordinal)]);

    private readonly ConstructorInfo constructor;

    private PruningMethod(PruningMethodAttribute attribute, ConstructorInfo constructor, Type options)
    {
        (Name, Source) = (attribute.Name, attribute.Source);
        (this.constructor, OptionsType) = (constructor, options);
    }

    /// <summary>The methods of this library, by name.</summary>
    public static IReadOnlyList<PruningMethod> BuiltIn => Own.Value;

    /// <summary>As in configuration.</summary>
    public string Name { get; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; }

    /// <summary>A class derived from <see cref="MethodOptions"/> that can be made without arguments; no other method has it.</summary>
    public Type OptionsType { get; }

    /// <summary>It scores channels, and is a method by the selection and the schedule around it.</summary>
    public bool IsCriterion => constructor.DeclaringType!.IsAssignableTo(typeof(IChannelCriterion));

    /// <summary>The names of presets, static properties of the options' own type.</summary>
    public IEnumerable<string> Presets => PresetProperties.Select(static p => p.Name);

    private IEnumerable<PropertyInfo> PresetProperties =>
        OptionsType.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == OptionsType);

    /// <summary>Describes a class.</summary>
    /// <exception cref="ArgumentException">It has no <see cref="PruningMethodAttribute"/>, is neither method nor criterion, or has no fitting constructor.</exception>
    public static PruningMethod Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var attribute = type.GetCustomAttribute<PruningMethodAttribute>()
            ?? throw new ArgumentException($"{type.Name} has no name; mark it with [PruningMethod(\"{type.Name}\", \"where it comes from\")].", nameof(type));
        if (!type.IsAssignableTo(typeof(IPruningMethod)) && !type.IsAssignableTo(typeof(IChannelCriterion)))
            throw new ArgumentException($"{type.Name} is neither {nameof(IPruningMethod)} nor {nameof(IChannelCriterion)}.", nameof(type));
        if (type.GetConstructors() is not [var constructor] || constructor.GetParameters() is not ([] or [_]))
            throw new ArgumentException($"{type.Name} needs one public constructor, which takes its options or nothing.", nameof(type));
        var options = constructor.GetParameters() is [var only] ? only.ParameterType : typeof(NoOptions<>).MakeGenericType(type);
        if (!options.IsAssignableTo(typeof(MethodOptions)) || options.GetConstructor([]) is null)
            throw new ArgumentException($"{type.Name} takes {options.Name}; options derive from {nameof(MethodOptions)} and can be made without arguments.", nameof(type));
        return new PruningMethod(attribute, constructor, options);
    }

    /// <summary>New options: a preset's, or the defaults.</summary>
    /// <exception cref="ArgumentException">There is no such preset; the message names those that there are.</exception>
    public MethodOptions CreateOptions(string? preset = null)
    {
        if (preset is null)
            return (MethodOptions)Activator.CreateInstance(OptionsType)!;
        return (MethodOptions?)PresetProperties.FirstOrDefault(p => string.Equals(p.Name, preset, StringComparison.OrdinalIgnoreCase))?.GetValue(null)
            ?? throw new ArgumentException($"{Name} has no preset '{preset}'; it has {(Presets.Any() ? string.Join(", ", Presets) : "none")}.", nameof(preset));
    }

    /// <summary>The method with its options; a criterion in the adapter that makes a method of it.</summary>
    public IPruningMethod Create(MethodOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var made = constructor.Invoke(constructor.GetParameters().Length == 0 ? [] : [options]);
        return made as IPruningMethod ?? new CriterionMethod((IChannelCriterion)made, options);
    }

    /// <summary>Name and source.</summary>
    public override string ToString() => $"{Name} ({Source})";
}
