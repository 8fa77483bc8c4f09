using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp;
using TorchSharp.PyBridge;

namespace PrunableNets.Formats;

/// <summary>Weights as people have them, told apart by the ending of the file.</summary>
public static class WeightFile
{
    /// <summary>
    /// The tensors of a file, on the CPU: <c>.safetensors</c>, <c>.dat</c> (TorchSharp's <c>Module.save</c>), <c>.pt</c> and <c>.pth</c>
    /// (a state dict that PyTorch's <c>torch.save</c> wrote, read through TorchSharp.PyBridge).
    /// </summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file has another ending, is of another format, or is damaged.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".safetensors" => Safetensors.Read(path),
            ".dat" => TorchSharpFile.Read(path),
            ".pt" or ".pth" => ReadPyTorch(path),
            var other => throw new InvalidDataException($"'{path}' ends in '{other}'; weights are read from .safetensors, .dat (TorchSharp) and .pt or .pth (PyTorch)."),
        };
    }

    private static Dictionary<string, torch.Tensor> ReadPyTorch(string path)
    {
        using var stream = File.OpenRead(path);
        Hashtable entries;
        try
        {
            entries = PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true);
        }
        catch (Exception e) when (e is not IOException and not OutOfMemoryException)
        {
            throw new InvalidDataException($"'{path}' is not a state dict as torch.save(model.state_dict(), path) writes it: {e.Message}", e);
        }
        var others = entries.Keys.Cast<object>().Where(key => entries[key] is not torch.Tensor).Select(static key => $"{key}").Order(StringComparer.Ordinal).ToArray();
        if (others.Length > 0)
            throw new InvalidDataException($"'{path}' holds more than tensors ({string.Join(", ", others)}): it is a checkpoint and not a state dict. Save the state dict alone: torch.save(checkpoint['state_dict'], path).");
        return entries.Keys.Cast<string>().ToDictionary(static key => key, key => (torch.Tensor)entries[key]!);
    }
}
