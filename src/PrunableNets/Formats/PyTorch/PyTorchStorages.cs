using System;
using System.Collections.Generic;
using System.IO;
using TorchSharp;

namespace PrunableNets.Formats.PyTorch;

/// <summary>A file of PyTorch: what was saved, and the elements of its tensors.</summary>
internal abstract class PyTorchStorages : IDisposable
{
    /// <summary>Of the pickles of a file, in bytes.</summary>
    protected const int MostPickle = 16 << 20;

    private readonly Dictionary<string, torch.Tensor> storages = new(StringComparer.Ordinal);

    /// <summary>The object that was saved.</summary>
    public abstract object? Saved { get; }

    /// <summary>A tensor, which shares its storage's memory with the others of that storage.</summary>
    /// <exception cref="InvalidDataException">It is not in its storage, or the storage not in the file.</exception>
    public torch.Tensor Tensor(PickledTensor tensor)
    {
        if (!tensor.Fits)
            throw new InvalidDataException(
                $"a tensor of [{string.Join(", ", tensor.Shape)}] is not in its storage of {tensor.Storage.Count} elements");
        var type = StorageTypes.Parse(tensor.Storage.Type);
        if (!storages.TryGetValue(tensor.Storage.Key, out var storage))
            storages.Add(tensor.Storage.Key, storage = Storage(tensor.Storage, type));
        if (storage.dtype != type || storage.numel() != tensor.Storage.Count)
            throw new InvalidDataException($"its storage '{tensor.Storage.Key}' is told twice, and differently");
        return tensor.Shape.Length == 0
            ? storage.select(0, tensor.Offset)
            : storage.as_strided(tensor.Shape, tensor.Strides, tensor.Offset);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (var storage in storages.Values)
            storage.Dispose();
    }

    /// <summary>The elements of a storage, [count].</summary>
    protected abstract torch.Tensor Storage(PickledStorage told, torch.ScalarType type);

    /// <summary>Elements whose bytes come next in a stream.</summary>
    /// <param name="told">Which, and how many.</param>
    /// <param name="type">Of an element.</param>
    /// <param name="length">Bytes that there are for them.</param>
    /// <param name="open">The stream.</param>
    protected static torch.Tensor Elements(PickledStorage told, torch.ScalarType type, long length, Func<Stream> open)
    {
        if ((Int128)told.Count * TensorBytes.OfElement(type)!.Value != length || length > Array.MaxLength)
            throw new InvalidDataException(
                $"its storage '{told.Key}' has {length} bytes, which are not {told.Count} elements of {type}, or more than "
                    + $"{Array.MaxLength}");
        var storage = torch.empty(new[] { told.Count }, type);
        if (told.Count > 0)
            open().ReadExactly(storage.bytes);
        return storage;
    }
}
