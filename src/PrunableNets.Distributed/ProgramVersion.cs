using System;
using System.Linq;
using System.Reflection;
using PrunableNets.Hosting;
using TorchSharp;

namespace PrunableNets.Distributed;

/// <summary>
/// Tells one build of a program from another: the module ids of the program, of the network's assembly, of ours and of TorchSharp.
/// Deterministic builds of the same sources have the same.
/// </summary>
internal static class ProgramVersion
{
    public static string Of(Type network)
    {
        Type[] parts = [network, typeof(Architecture), typeof(Measurement<,>), typeof(IPruningData), typeof(ProgramVersion), typeof(torch)];
        Assembly?[] assemblies = [Assembly.GetEntryAssembly(), .. parts.Select(static p => p.Assembly)];
        var modules = assemblies.OfType<Assembly>().Distinct()
            .Select(static a => $"{a.GetName().Name} {a.ManifestModule.ModuleVersionId}").Order(StringComparer.Ordinal);
        return NetworkIdentity.Hash(string.Join('\n', modules))[..16];
    }
}
