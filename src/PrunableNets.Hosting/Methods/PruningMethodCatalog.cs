using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace PrunableNets.Hosting;

/// <summary>The methods that configuration can name: those of the library, and what the program adds.</summary>
/// <param name="added">Each from one <see cref="PruningBuilder.Add{TMethod}"/>.</param>
internal sealed class PruningMethodCatalog(IEnumerable<AddedMethod> added)
{
    private readonly PruningMethod[] methods = [.. PruningMethod.BuiltIn.Concat(added.Select(static a => PruningMethod.Of(a.Type))).DistinctBy(static m => m.OptionsType)];

    /// <summary>By name, whatever its case.</summary>
    /// <exception cref="ArgumentException">There is none of that name, or there are two; the message names those that there are.</exception>
    public PruningMethod Find(string name) => methods.Where(m => Is(m, name)).ToArray() switch
    {
        [var only] => only,
        [] => throw new ArgumentException($"there is no method '{name}'; write {string.Join(", ", methods.Select(static m => m.Name))}, or add your own (AddPruning<..>(..).Add<..>())."),
        var several => throw new ArgumentException($"'{name}' is the name of {several.Length} methods; give yours another."),
    };

    /// <summary>The method with options of that type; null where no method has them.</summary>
    public PruningMethod? WithOptions(Type options) => Array.Find(methods, m => m.OptionsType == options);

    /// <summary>Whether a key of the configuration is a method's section.</summary>
    public bool IsSection(string key) => Array.Exists(methods, m => Is(m, key));

    private static bool Is(PruningMethod method, string name) => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A method or criterion of the program's own.</summary>
internal sealed record AddedMethod(Type Type);

/// <summary>Where a model's options are.</summary>
internal sealed record ModelSection(string Model, IConfiguration Section);
