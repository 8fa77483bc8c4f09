using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Cli.Models;

/// <summary>The prunable networks of an assembly.</summary>
internal static class PrunableModels
{
    /// <param name="path">Of the assembly or its project, as <see cref="BuiltAssembly.Of"/> has it.</param>
    /// <param name="model">The name of one of them; null for the only one.</param>
    /// <exception cref="FileNotFoundException">There is no such assembly.</exception>
    /// <exception cref="InvalidDataException">It has no such network; the message names those that it has.</exception>
    public static PrunableModel Find(string path, string? model)
    {
        var assembly = BuiltAssembly.Of(path);
        var all = In(assembly, out var missing).OrderBy(static m => m.Architecture.Model, StringComparer.Ordinal).ToArray();
        var names = string.Join(", ", all.Select(static m => m.Architecture.Model));
        if (all.Length == 0)
            throw new InvalidDataException(
                $"'{assembly}' has no class that is marked [Prunable] and was compiled with the source generator (the package "
                    + $"PrunableNets){(missing is null ? "" : $", as far as can be told without what it needs: {missing}")}.");
        if (model is null)
            return all is [var only]
                ? only
                : throw new InvalidDataException($"'{assembly}' has {all.Length} networks; say which with --model: {names}.");
        return all.FirstOrDefault(m => m.Architecture.Model == model)
            ?? throw new InvalidDataException($"'{assembly}' has no network '{model}'; it has {names}.");
    }

    /// <param name="missing">What kept classes from being loaded, in the runtime's words; null where all were.</param>
    private static IEnumerable<PrunableModel> In(string assembly, out string? missing)
    {
        Type?[] types;
        missing = null;
        try
        {
            var context = new ModelContext(assembly);
            context.LendLibtorch();
            var loaded = context.LoadFromAssemblyPath(assembly);
            CheckVersion(assembly, loaded);
            types = loaded.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            types = exception.Types;
            missing = exception.LoaderExceptions.FirstOrDefault()?.Message;
        }
        catch (BadImageFormatException exception)
        {
            throw new InvalidDataException($"'{assembly}' is no .NET assembly.", exception);
        }
        return types.OfType<Type>()
            .Select(static t =>
                (
                    Type: t,
                    Property: t.GetProperty(nameof(Architecture), BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
            .Where(static t => t.Property?.PropertyType == typeof(Architecture))
            .Select(t => PrunableModel.Of(assembly, t.Type, (Architecture)t.Property!.GetValue(null)!));
    }

    private static void CheckVersion(string path, Assembly loaded)
    {
        var own = typeof(Architecture).Assembly.GetName();
        if (loaded.GetReferencedAssemblies().FirstOrDefault(r => r.Name == own.Name) is { } used && used.Version > own.Version)
            throw new InvalidDataException(
                $"'{path}' was built with PrunableNets {used.Version}, and this tool is {own.Version}. Run dotnet tool update "
                    + "PrunableNets.Cli.");
    }
}
