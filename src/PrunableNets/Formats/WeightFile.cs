using System;
using System.Collections.Generic;
using System.IO;
using PrunableNets.Formats.PyTorch;
using TorchSharp;

namespace PrunableNets.Formats;

/// <summary>Weights as people have them, told apart by the ending of the file.</summary>
public static class WeightFile
{
    /// <summary>
    /// The tensors of a file, on the CPU: <c>.safetensors</c>, <c>.dat</c> (TorchSharp's <c>Module.save</c>), and <c>.pt</c>, <c>.pth</c>
    /// and <c>.th</c> (a state dict that PyTorch's <c>torch.save</c> wrote, of any version, alone or in a checkpoint, without the prefix <c>module.</c> of parallel
    /// training; its tensors need not be contiguous, and those that share memory there do so here). No code of a file is run.
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
            ".pt" or ".pth" or ".th" => PyTorchFile.Read(path),
            var other => throw new InvalidDataException($"'{path}' ends in '{other}'; weights are read from .safetensors, .dat (TorchSharp) and .pt, .pth or .th (PyTorch)."),
        };
    }
}
