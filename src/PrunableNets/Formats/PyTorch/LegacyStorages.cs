using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Formats.PyTorch;

/// <summary>
/// What <c>torch.save</c> wrote before PyTorch 1.6: pickles one after the other - a magic number, the protocol, the system, what was saved,
/// the names of the storages - and then each storage, its number of elements before it.
/// </summary>
internal sealed class LegacyStorages : PyTorchStorages
{
    private const long Protocol = 1001;
    private static readonly byte[] s_magic = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];

    private readonly Stream stream;
    private readonly Dictionary<string, long> places = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is cut short, or says something else of itself.</exception>
    public LegacyStorages(Stream stream)
    {
        this.stream = stream;
        var pickles = new byte[Math.Min(stream.Length, MostPickle)];
        stream.Position = 0;
        stream.ReadExactly(pickles);
        var bytes = new PickleBytes(pickles);
        bytes.Take(s_magic.Length);
        if (new PickleReader(bytes).Read() is not Protocol)
            throw new InvalidDataException($"it is of another protocol than {Protocol}");
        new PickleReader(bytes).Read();
        var reader = new PickleReader(bytes);
        Saved = reader.Read();
        Place(
            new PickleReader(bytes).Read() as List<object?> ?? throw new InvalidDataException("it does not name its storages"),
            reader.Storages, bytes.Position);
    }

    public override object? Saved { get; }

    /// <summary>Whether a file is of this kind; its position is at the beginning afterwards.</summary>
    public static bool Is(Stream stream)
    {
        Span<byte> first = stackalloc byte[s_magic.Length];
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == first.Length && first.SequenceEqual(s_magic);
    }

    protected override torch.Tensor Storage(PickledStorage told, torch.ScalarType type)
    {
        if (!places.TryGetValue(told.Key, out var place))
            throw new InvalidDataException($"it has no storage '{told.Key}'");
        var length = Int128.Min(told.Count * (Int128)TensorBytes.OfElement(type)!.Value, stream.Length - place);
        return Elements(told, type, (long)length, () =>
        {
            stream.Position = place;
            return stream;
        });
    }

    private void Place(List<object?> keys, IEnumerable<PickledStorage> storages, long position)
    {
        var known = storages.DistinctBy(static s => s.Key).ToDictionary(static s => s.Key, StringComparer.Ordinal);
        Span<byte> count = stackalloc byte[8];
        foreach (var key in keys.OfType<string>())
        {
            if (!known.TryGetValue(key, out var storage))
                throw new InvalidDataException($"it has a storage '{key}' of no tensor");
            stream.Position = position;
            stream.ReadExactly(count);
            if (BinaryPrimitives.ReadInt64LittleEndian(count) != storage.Count)
                throw new InvalidDataException($"its storage '{key}' is of another size than its tensors say");
            places[key] = position + count.Length;
            var next = position + count.Length + (storage.Count * (Int128)TensorBytes.OfElement(StorageTypes.Parse(storage.Type))!.Value);
            position = next <= stream.Length ? (long)next : throw new InvalidDataException($"it ends in the middle of storage '{key}'");
        }
    }
}
