using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using PrunableNets.Formats;
using static TorchSharp.torch;

namespace PrunableNets.Distributed;

/// <summary>Weights that a worker was sent, one file each, named by their content: what is there is not sent again.</summary>
internal sealed class WeightCache(string folder, ILogger log)
{
    /// <summary>The weights of a fingerprint.</summary>
    /// <param name="fingerprint">Of the state dict.</param>
    /// <param name="fetch">Gives the bytes of a safetensors file from an offset on; none at its end.</param>
    /// <returns>Tensors in the caller's dispose scope.</returns>
    /// <exception cref="InvalidDataException">What was sent is something else.</exception>
    public async Task<IReadOnlyDictionary<string, Tensor>> Get(string fingerprint, Func<long, Task<byte[]>> fetch)
    {
        var path = Path.Combine(folder, fingerprint + ".safetensors");
        if (Find(path, fingerprint) is { } known)
            return known;
        Directory.CreateDirectory(folder);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(part))
            {
                while (await fetch(file.Length).ConfigureAwait(false) is { Length: > 0 } bytes)
                    await file.WriteAsync(bytes).ConfigureAwait(false);
            }
            ClusterLog.Received(log, fingerprint[..12], new FileInfo(part).Length);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        return Find(path, fingerprint)
            ?? throw new InvalidDataException($"The weights that were sent are not those that were announced ({fingerprint[..12]}).");
    }

    private static IReadOnlyDictionary<string, Tensor>? Find(string path, string fingerprint)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var tensors = Safetensors.Read(path);
            return StateDict.Fingerprint(tensors) == fingerprint ? tensors : null;
        }
        catch (InvalidDataException)
        {
            // Half written by a machine that went down; it is sent again.
            return null;
        }
    }
}
