using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyModel;

namespace PrunableNets.Cli.Models;

/// <summary>
/// Where a user's program is loaded: what the tool has itself, the two have in common, so that the user's networks are networks to the
/// tool; all else is beside the program, of its own versions. libtorch comes from there too: the tool has none.
/// </summary>
internal sealed class ModelContext : AssemblyLoadContext
{
    private readonly string folder;
    private readonly AssemblyDependencyResolver resolver;
    private readonly DependencyContext? dependencies;

    public ModelContext(string assembly) : base("model")
    {
        folder = Path.GetDirectoryName(assembly)!;
        resolver = new AssemblyDependencyResolver(assembly);
        dependencies = Dependencies(assembly);
    }

    /// <summary>
    /// Has the tool's own TorchSharp find the program's libtorch, for the rest of the process: it asks for its native library where the
    /// tool is.
    /// </summary>
    public void LendLibtorch() => Default.ResolvingUnmanagedDll += (_, name) => Native(name);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Common(assemblyName)
            ?? ((resolver.ResolveAssemblyToPath(assemblyName)
                ?? InPackages(assemblyName.Name + ".dll", static l => l.RuntimeAssemblyGroups)) is { } path
                ? LoadFromAssemblyPath(path)
                : null);

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) => Native(unmanagedDllName);

    /// <summary>The tool's own; null where it has none, or an older one than the program was built with.</summary>
    private static Assembly? Common(AssemblyName name)
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")))
            return null;
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (Exception exception) when (exception is FileLoadException or FileNotFoundException)
        {
            return null;
        }
    }

    private IntPtr Native(string name)
    {
        string[] files = [name, $"lib{name}.so", $"{name}.so", $"{name}.dll", $"lib{name}.dylib"];
        string[] folders = [folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];
        var found = folders.SelectMany(f => files.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists)
            ?? files.Select(n => InPackages(n, static l => l.NativeLibraryGroups)).FirstOrDefault(static p => p is not null);
        return found is not null && NativeLibrary.TryLoad(found, out var library) ? library : IntPtr.Zero;
    }

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
    private string? InPackages(string file, Func<RuntimeLibrary, IEnumerable<RuntimeAssetGroup>> assets)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return (dependencies?.RuntimeLibraries ?? [])
            .SelectMany(l => assets(l).SelectMany(static g => g.AssetPaths).Where(a => Path.GetFileName(a) == file)
                .Select(a => Path.Combine(packages, l.Path ?? $"{l.Name}/{l.Version}".ToLowerInvariant(), a)))
            .FirstOrDefault(File.Exists);
    }
}
