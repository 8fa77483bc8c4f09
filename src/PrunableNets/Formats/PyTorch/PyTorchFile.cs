using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Formats.PyTorch;

/// <summary>Reads the state dicts that <c>torch.save</c> writes, alone or in a checkpoint under one of the usual keys.</summary>
internal static class PyTorchFile
{
    /// <summary>What training scripts call the weights among other things that they keep.</summary>
    private static readonly string[] s_stateKeys = ["state_dict", "model_state_dict", "model"];

    /// <summary>What <c>DataParallel</c> puts before every name.</summary>
    private const string ParallelPrefix = "module.";

    /// <returns>All tensors, on the CPU, in the order of the state dict. They need not be contiguous, and may share memory.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is of another format, damaged, or holds no state dict.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using PyTorchStorages storages = LegacyStorages.Is(stream) ? new LegacyStorages(stream) : new ZipStorages(stream);
            var dict = StateDictOf(
                storages.Saved as PickledDict ?? throw new InvalidDataException("it holds a whole module or another object, and no dict"),
                path);
            var prefix = dict.Items.All(static i => ((string)i.Key!).StartsWith(ParallelPrefix, StringComparison.Ordinal))
                ? ParallelPrefix.Length
                : 0;
            var tensors = new OrderedDictionary<string, torch.Tensor>();
            foreach (var (key, value) in dict.Items)
                tensors[((string)key!)[prefix..]] = storages.Tensor((PickledTensor)value!);
            return tensors;
        }
        // Whatever a damaged archive makes the decoders do; what is wrong with the disk is told with it.
        catch (Exception e) when (e is not OutOfMemoryException && !e.Message.StartsWith($"'{path}'", StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"'{path}' is not a state dict as torch.save(model.state_dict(), path) writes it: {e.Message}", e);
        }
    }

    private static PickledDict StateDictOf(PickledDict saved, string path)
    {
        if (Others(saved).Length == 0)
            return saved;
        var inside = saved.Items.Where(static i => i.Key is string key && s_stateKeys.Contains(key)).Select(static i => i.Value)
            .OfType<PickledDict>().FirstOrDefault(static d => Others(d).Length == 0);
        return inside
            ?? throw new InvalidDataException(
                $"'{path}' holds more than tensors ({string.Join(", ", Others(saved))}): it is a checkpoint, and has no state dict of "
                    + $"tensors alone under {string.Join(", ", s_stateKeys)}. Save the state dict alone: torch.save(checkpoint['...'], "
                    + "path).");
    }

    private static string[] Others(PickledDict dict) =>
        [
            .. dict.Items.Where(static i => i is not { Key: string, Value: PickledTensor }).Select(static i => $"{i.Key}")
                .Order(StringComparer.Ordinal),
        ];
}
