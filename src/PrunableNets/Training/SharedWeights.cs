using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>Parameters that several layers hold, as a head that reads the embedding's table (tied weights).</summary>
public static class SharedWeights
{
    /// <summary>
    /// Moves a network and gives layers the same parameter again where they shared one: TorchSharp's <c>to</c> makes a parameter of each wherever
    /// it has to convert or copy.
    /// </summary>
    /// <param name="module">The network, in any of its forms.</param>
    /// <param name="device">Where to.</param>
    /// <param name="architecture">What it shares (<see cref="Architecture.SharedWeights"/>).</param>
    /// <returns><paramref name="module"/>.</returns>
    public static TModule Move<TModule>(TModule module, Device device, Architecture architecture)
        where TModule : Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.to(device);
        Tie(module, architecture);
        return module;
    }

    /// <summary>Gives layers that share a parameter the same one, the first's, where they hold another.</summary>
    /// <exception cref="ArgumentException">The network is not of that architecture: it has no such parameter.</exception>
    public static void Tie(Module module, Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(architecture);
        if (architecture.SharedWeights.Count == 0)
            return;
        var parameters = module.named_parameters().ToDictionary(static p => p.name, static p => p.parameter, StringComparer.Ordinal);
        var modules = module.named_modules().ToDictionary(static m => m.name, static m => m.module, StringComparer.Ordinal);
        foreach (var keys in architecture.SharedWeights)
        {
            if (!parameters.TryGetValue(keys[0], out var shared))
                throw new ArgumentException($"{module.GetName()} has no parameter '{keys[0]}', which {architecture.Model} shares.", nameof(module));
            foreach (var key in keys.Skip(1))
            {
                if (PlaceOf(key) is var (layer, property) && Address((Parameter)property.GetValue(layer)!) != Address(shared))
                    property.SetValue(layer, shared);
            }
        }

        (Module Layer, PropertyInfo Property)? PlaceOf(string key)
        {
            var dot = key.LastIndexOf('.');
            var layer = dot < 0 ? module : modules.GetValueOrDefault(key[..dot]);
            var property = layer?.GetType().GetProperty(key[(dot + 1)..]);
            return property is { CanWrite: true } && property.PropertyType == typeof(Parameter) ? (layer!, property) : null;
        }
    }

    /// <summary>The parameters to train, each once: TorchSharp lists a shared one under each of its names, and an optimizer would step as often.</summary>
    internal static IEnumerable<Parameter> Parameters(Module module) => module.parameters().DistinctBy(static p => (Address(p), p.numel()));

    /// <summary>The same parameters in the same order, each with all of its keys in the state dict.</summary>
    internal static IEnumerable<(Parameter Parameter, string[] Keys)> NamedParameters(Module module) => module.named_parameters()
        .GroupBy(static p => (Address(p.parameter), p.parameter.numel())).Select(static g => (g.First().parameter, g.Select(static p => p.name).ToArray()));

    /// <summary>Where its elements are. A view that begins there too has fewer of them. Of another type than the tensor's, TorchSharp gives a copy.</summary>
    private static nint Address(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float32 => AddressOf<float>(tensor),
        ScalarType.Float64 => AddressOf<double>(tensor),
        ScalarType.Float16 => AddressOf<Half>(tensor),
        _ => tensor.Handle,
    };

    private static nint AddressOf<T>(Tensor tensor)
        where T : unmanaged
    {
        using var storage = tensor.storage<T>();
        return storage.data_ptr();
    }
}
