using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PrunableNets.Hosting;
using TorchSharp;

namespace PrunableNets.Distributed;

/// <summary>
/// Tells one build of a program from another: the module ids of the program, of the network's assembly, of ours, of TorchSharp, and of all
/// that they refer to and have beside them, such as a library of the user's with a method in it. Deterministic builds of the same sources
/// have the same.
/// </summary>
internal static class ProgramVersion
{
    public static string Of(Type network)
    {
        Type[] parts = [network, typeof(Architecture), typeof(Measurement<,>), typeof(IPruningData), typeof(ProgramVersion), typeof(torch)];
        Assembly?[] assemblies = [Assembly.GetEntryAssembly(), .. parts.Select(static p => p.Assembly)];
        var modules = new SortedDictionary<string, Guid>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies.OfType<Assembly>().Distinct())
        {
            // A program in a single file has no others beside it that could be changed for themselves.
            if (assembly.Location.Length == 0)
                modules[assembly.GetName().Name!] = assembly.ManifestModule.ModuleVersionId;
            else
                Collect(assembly.Location, modules, seen);
        }
        return NetworkIdentity.Hash(string.Join('\n', modules.Select(static m => $"{m.Key} {m.Value}")))[..16];
    }

    /// <summary>Adds a file and what it refers to, of the same folder: what is elsewhere is .NET's.</summary>
    private static void Collect(string path, SortedDictionary<string, Guid> modules, HashSet<string> seen)
    {
        if (!seen.Add(path))
            return;
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        modules[Path.GetFileNameWithoutExtension(path)] = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        foreach (var reference in metadata.AssemblyReferences)
        {
            var name = metadata.GetString(metadata.GetAssemblyReference(reference).Name);
            var beside = Path.Combine(Path.GetDirectoryName(path)!, name + ".dll");
            if (File.Exists(beside))
                Collect(beside, modules, seen);
        }
    }
}
