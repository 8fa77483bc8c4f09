using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using PrunableNets.TestKit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>What the compiler found against what runs.</summary>
internal static class Agreement
{
    /// <summary>Layers of several inputs or results, which no hook of these sees.</summary>
    private static readonly string[] SeveralTensors = ["LSTM", "GRU", "Bilinear"];

    public static void WithModuleTree(Module dense, IReadOnlyList<(string Path, string Type)> found)
    {
        // TorchSharp tells them level by level, the compiler as they are registered.
        var real = dense.named_modules().Where(static m => m.name.Length > 0).Select(static m => $"{m.name} {m.module.GetType().Name}");
        Equal("module tree", real.Order(StringComparer.Ordinal), found.Select(static m => $"{m.Path} {m.Type}").Order(StringComparer.Ordinal));
    }

    /// <summary>Runs the network and compares every call of a layer that has a state with the architecture: order, type, shape.</summary>
    /// <returns>The network's output.</returns>
    public static Tensor WithLayers(Module<Tensor, Tensor> dense, Tensor input, Architecture architecture)
    {
        var calls = new List<string>();
        var remove = Hook(dense, (path, module, _, output) =>
        {
            if (module.state_dict().Count > 0)
                calls.Add($"{path} {module.GetType().Name} {string.Join("x", output.shape.Skip(1))}");
        });
        var result = dense.call(input.clone());
        remove();
        var modules = dense.named_modules().ToDictionary(static m => m.name, static m => m.module);
        Equal("layer shapes", calls, architecture.Layers.Where(l => !SeveralTensors.Contains(l.Type) && modules[l.Path].state_dict().Count > 0).Select(static l => $"{l.Path} {l.Type} {l.OutputShape}"));
        return result;
    }

    public static void WithKeys(Module dense, Module slim) => Equal("state dict keys", dense.state_dict().Keys, slim.state_dict().Keys);

    public static void WithParameters(Module model, Architecture architecture, int[] widths, string form) =>
        Equal($"parameters ({form})", model.parameters().Sum(static p => p.numel()), architecture.Parameters.Evaluate(widths));

    /// <summary>Counts multiply-accumulates of every layer from the slim model's own weights, inputs and outputs.</summary>
    /// <param name="slim">The model.</param>
    /// <param name="input">What it is run on.</param>
    /// <param name="found">What the compiler says, by path.</param>
    /// <param name="total">What the compiler says of all together.</param>
    public static void WithMacs(Module slim, Tensor input, IReadOnlyList<(string Path, long Macs)> found, long total)
    {
        var counted = new Dictionary<string, long>();
        var remove = Hook(slim, (path, module, x, output) =>
        {
            var macs = module switch
            {
                Conv2d convolution => convolution.weight.numel() * output.shape[2] * output.shape[3],
                ConvTranspose2d convolution => convolution.weight.numel() * x.shape[2] * x.shape[3],
                Linear linear => linear.weight.numel() * (output.numel() / output.shape[0] / output.shape[^1]),
                _ => 0,
            };
            if (macs > 0)
                counted[path] = counted.GetValueOrDefault(path) + macs;
        });
        slim.call(input.clone());
        remove();
        Equal("multiply-accumulates", counted.Select(static c => $"{c.Key} {c.Value}").Order(), found.Where(f => counted.ContainsKey(f.Path)).Select(static f => $"{f.Path} {f.Macs}").Order());
        Equal("all multiply-accumulates", found.Sum(static f => f.Macs), total);
    }

    /// <summary>The statistics that the dense network gathered while its gates were closed are those that the slim one gathered.</summary>
    public static void WithStatistics(Module sliced, Module trained, string detail)
    {
        var expected = sliced.state_dict();
        foreach (var (key, value) in trained.state_dict())
            if (!expected[key].allclose(value, 1e-6, 1e-8))
                throw new FailureException("statistics", $"{key} differs after a step in training mode{detail}");
    }

    private static Action Hook(Module model, Action<string, Module, Tensor, Tensor> onCall)
    {
        var removers = model.named_modules().Where(static m => !m.module.children().Any()).Select(static m => (m.name, Module: m.module as Module<Tensor, Tensor>)).Where(static m => m.Module is not null)
            .Select(m => m.Module!.register_forward_hook((module, x, output) =>
            {
                onCall(m.name, module, x, output);
                return output;
            })).ToArray();
        return () =>
        {
            foreach (var remover in removers)
                remover.remove();
        };
    }

    private static void Equal(string what, IEnumerable<string> real, IEnumerable<string> found)
    {
        var (runs, compiled) = (real.ToArray(), found.ToArray());
        if (!runs.SequenceEqual(compiled))
            throw new FailureException(what, $"it runs\n  {string.Join("\n  ", runs.Except(compiled))}\nthe compiler says\n  {string.Join("\n  ", compiled.Except(runs))}\n({runs.Length} and {compiled.Length} lines)");
    }

    private static void Equal(string what, long real, long found)
    {
        if (real != found)
            throw new FailureException(what, $"{real} where the compiler says {found}");
    }
}
