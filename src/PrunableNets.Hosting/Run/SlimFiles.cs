using System.IO;
using PrunableNets.Formats;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Writes a slim network's weights in both forms that a program may want.</summary>
internal static class SlimFiles
{
    /// <summary>Writes <paramref name="path"/> in safetensors, and beside it the same for <c>Module.load</c> of TorchSharp, ending in <c>.dat</c>.</summary>
    /// <exception cref="InvalidDataException">A weight is no finite number; nothing is written.</exception>
    /// <exception cref="IOException">One could not be written; what it held before is still there.</exception>
    public static void Write(string path, Module slim)
    {
        StateDict.CheckFinite(slim);
        TorchSharpFile.Write(Path.ChangeExtension(path, ".dat"), slim.state_dict());
        // Last, because it is the one that runs read again.
        Safetensors.Write(path, slim.state_dict());
    }
}
