extern alias generators;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using PrunableNets.RandomNetworks.Tests.Networks;
using PrunableNets.TestKit;
using generators::PrunableNets.Generators.Pipeline;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Networks compiled together with what the generator made of them, and loaded; disposing unloads them.</summary>
internal sealed class Compiled : IDisposable
{
    private const string Aliasing = "in place, on memory that is read afterwards";

    private readonly AssemblyLoadContext context = new("random networks", isCollectible: true);
    private readonly IReadOnlySet<string> refused;
    private readonly Dictionary<string, Type> types;
    private readonly Dictionary<string, InterpretedNetwork> interpreted;

    private Compiled(byte[] image, IEnumerable<InterpretedNetwork> networks, IReadOnlySet<string> refused)
    {
        this.refused = refused;
        types = context.LoadFromStream(new MemoryStream(image)).GetTypes().Where(static t => t.DeclaringType is null).ToDictionary(static t => t.Name);
        interpreted = networks.ToDictionary(static n => n.Header!.Name);
    }

    /// <exception cref="FailureException">The generator reports something, or the output does not compile.</exception>
    public static Compiled From(IReadOnlyList<RandomNetwork> networks) => From(networks, []);

    /// <summary>With classes of constant widths for the plans, those without batch norms too.</summary>
    /// <inheritdoc cref="From(IReadOnlyList{RandomNetwork})"/>
    public static Compiled From(IReadOnlyList<RandomNetwork> networks, IReadOnlyList<TextFile> plans)
    {
        var harness = new GeneratorHarness(new PrunableGenerator(), foldsNorms: true);
        var run = harness.Run([.. networks.Select(static n => ($"{GeneratorHarness.Folder}{n.Name}.cs", n.Source()))], plans);
        if (run.Crashed)
            throw new FailureException("crash", run.Crash);
        // What is said of opaque operations is information.
        var reported = run.Diagnostics.Where(static d => d.Id != "PRN2002").ToArray();
        var wrong = reported.Where(static d => !d.Message.Contains(Aliasing, StringComparison.Ordinal)).ToArray();
        if (wrong.Length > 0)
            throw new FailureException("diagnostic " + wrong[0].Id, string.Join("\n", (object[])wrong));
        if (run.CompilerMessages.Count > 0)
            throw new FailureException("compilation", string.Join("\n", run.CompilerMessages.Take(5)));
        var refused = networks.Select(static n => n.Name).Where(n => reported.Any(d => d.Message.StartsWith($"'{n}'", StringComparison.Ordinal))).ToHashSet();
        return new Compiled(run.Image(), run.Values(TrackingNames.Interpret).Cast<InterpretedNetwork>(), refused);
    }

    /// <summary>The class works in place on memory that it reads elsewhere, which the generator refuses by design.</summary>
    public bool IsRefused(RandomNetwork network) => refused.Contains(network.Name);

    /// <summary>The network class.</summary>
    public Type Type(RandomNetwork network) => types[network.Name];

    /// <summary>The network's class without batch norms; null where there is none.</summary>
    public Type? Folded(RandomNetwork network) => types.GetValueOrDefault(network.Name + "Folded");

    /// <summary>The module tree as the interpreter found it.</summary>
    public IReadOnlyList<(string Path, string Type)> Modules(RandomNetwork network) => [.. interpreted[network.Name].Network!.Modules.Select(static m => (m.Path, m.Type))];

    /// <summary>Multiply-accumulates by path of the layer, or by name of the operation, at the given widths.</summary>
    public IReadOnlyList<(string Path, long Macs)> Macs(RandomNetwork network, int[] widths) => [.. interpreted[network.Name].Network!.CostByLayer(generators::PrunableNets.FlopsConvention.Mac, widths)];

    public void Dispose() => context.Unload();
}
