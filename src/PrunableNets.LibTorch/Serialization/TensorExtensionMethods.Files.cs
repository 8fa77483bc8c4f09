using System;
using System.IO;
using System.Linq;
using System.Text;
using PrunableNets.Formats;
using TorchSharp.Serialization;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFile.Write(writer, tensor);

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this torch.Tensor tensor, string location) => AtomicFile.Write(location, stream => tensor.Save(stream));

    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        var tensor = TensorFile.Read(reader);
        if (!skip)
            return tensor;
        tensor.Dispose();
        return null;
    }

    public static void Load(ref torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var loaded = Load(reader, skip);
        if (loaded is not null)
            tensor = loaded;
    }

    /// <summary>Copies the stored values into the tensor.</summary>
    /// <exception cref="ArgumentException">The stored shape is another one.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var loaded = TensorFile.Read(reader);
        if (skip)
            return;
        if (!loaded.shape.SequenceEqual(tensor.shape))
            throw new ArgumentException($"The stored tensor has shape [{string.Join(", ", loaded.shape)}], not [{string.Join(", ", tensor.shape)}].");
        using (torch.no_grad())
            tensor.copy_(loaded);
    }
}
