using System.IO;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;

namespace PrunableNets.Cli.Data;

/// <summary>Samples in a safetensors file.</summary>
internal static class SafetensorsFile
{
    /// <summary>The tensors x and y, in the current dispose scope.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or lacks them; the message starts with its path.</exception>
    public static (torch.Tensor X, torch.Tensor Y) Read(string path)
    {
        SizeLimit.Check(path);
        var tensors = Safetensors.Read(path);
        return tensors.TryGetValue("x", out var x) && tensors.TryGetValue("y", out var y)
            ? (x, y)
            : throw new InvalidDataException(
                $"'{path}' lacks the tensors x and y; of {tensors.Count} in it, the first are: {string.Join(", ", tensors.Keys.Take(8))}. "
                + "Save the samples as x and their classes as y.");
    }
}
