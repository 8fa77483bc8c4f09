using System.Collections.Generic;
using System.IO;

namespace TorchSharp.Serialization;

/// <summary>TorchSharp's file of named tensors: the number of entries (LEB128), then for each its key and tensor.</summary>
internal static class StateFile
{
    internal static void Write(BinaryWriter writer, IReadOnlyCollection<KeyValuePair<string, torch.Tensor>> entries)
    {
        writer.Write7BitEncodedInt64(entries.Count);
        foreach (var (key, tensor) in entries)
        {
            writer.Write(key);
            TensorFile.Write(writer, tensor);
        }
    }

    /// <exception cref="InvalidDataException">The data is damaged or of another format.</exception>
    internal static Dictionary<string, torch.Tensor> Read(BinaryReader reader)
    {
        try
        {
            var count = reader.Read7BitEncodedInt64();
            var entries = new Dictionary<string, torch.Tensor>();
            for (long i = 0; i < count; i++)
            {
                var key = reader.ReadString();
                entries.Add(key, TensorFile.Read(reader));
            }
            return entries;
        }
        catch (System.Exception e) when (e is System.FormatException or EndOfStreamException or System.ArgumentException)
        {
            throw new InvalidDataException("This is not a TorchSharp weights file, or it is damaged or cut short.", e);
        }
    }
}
