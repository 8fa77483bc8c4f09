using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyModel;

namespace PrunableNets.Cli.Models;

/// <summary>
/// Where a user's program is loaded: its libraries are those beside it, of its own versions. What an architecture is, the tool and the
/// program have in common.
/// </summary>
internal sealed class ModelContext(string assembly) : AssemblyLoadContext("model")
{
    private readonly AssemblyDependencyResolver resolver = new(assembly);
    private readonly DependencyContext? dependencies = Dependencies(assembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(Architecture).Assembly.GetName().Name ? typeof(Architecture).Assembly
        : (resolver.ResolveAssemblyToPath(assemblyName) ?? InPackages(assemblyName.Name + ".dll")) is { } path ? LoadFromAssemblyPath(path)
        : null;

    private static DependencyContext? Dependencies(string assembly)
    {
        var file = Path.ChangeExtension(assembly, ".deps.json");
        if (!File.Exists(file))
            return null;
        using var stream = File.OpenRead(file);
        using var reader = new DependencyContextJsonReader();
        return reader.Read(stream);
    }

    /// <summary>A library is built without the libraries that it needs; they are in the package cache.</summary>
    private string? InPackages(string file)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return (dependencies?.RuntimeLibraries ?? [])
            .SelectMany(l => l.RuntimeAssemblyGroups.SelectMany(static g => g.AssetPaths).Where(a => Path.GetFileName(a) == file)
                .Select(a => Path.Combine(packages, l.Path ?? $"{l.Name}/{l.Version}".ToLowerInvariant(), a)))
            .FirstOrDefault(File.Exists);
    }
}
