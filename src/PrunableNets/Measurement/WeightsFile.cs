using System;
using System.IO;
using PrunableNets.Formats;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>What a network's weights take on disk.</summary>
public static class WeightsFile
{
    /// <summary>Bytes of the safetensors file with all parameters and persistent buffers; written to the temporary folder to be measured, then deleted.</summary>
    public static long Size(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Safetensors.Write(path, module.state_dict());
            // TorchSharp's batch norms dispose their tensors with themselves when nobody holds them, even those of their state dict.
            GC.KeepAlive(module);
            return new FileInfo(path).Length;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
