using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Formats;

public static partial class StateDict
{
    /// <summary>SHA-256 (hex) of the names, types, shapes and bytes of all tensors, in their order: equal exactly for equal weights.</summary>
    public static string Fingerprint(IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors)
        {
            using var scope = torch.NewDisposeScope();
            hash.AppendData(Encoding.UTF8.GetBytes(Invariant($"{name} {tensor.dtype} {Format(tensor.shape)}\n")));
            if (tensor.numel() > 0)
                hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
