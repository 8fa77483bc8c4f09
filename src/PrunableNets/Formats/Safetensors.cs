using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Formats;

/// <summary>
/// Reads and writes safetensors files (https://github.com/huggingface/safetensors): the length of the header, a JSON header naming each
/// tensor's type, shape and place, the raw little-endian data. Reading one runs no code, unlike a pickle.
/// </summary>
public static class Safetensors
{
    private const int Alignment = 8;

    /// <summary>All tensors of the file, on the CPU, in the order of its header. They belong to the caller (or the current dispose scope).</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is cut short, of another format, breaks a rule of this one, or has an unsupported type.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(string path)
    {
        using var stream = File.OpenRead(path);
        var header = SafetensorsHeader.Read(stream, path);
        if (header.Entries.FirstOrDefault(entry => entry.Size > Array.MaxLength) is { } huge)
            throw new InvalidDataException(Invariant($"'{path}': tensor '{huge.Name}' has {huge.Size} bytes; up to {Array.MaxLength} are supported. Split it before saving."));
        var tensors = new OrderedDictionary<string, torch.Tensor>();
        foreach (var entry in header.Entries)
        {
            var tensor = torch.empty(entry.Shape, entry.Type);
            tensors.Add(entry.Name, tensor);
            stream.Position = header.DataStart + entry.Begin;
            if (entry.Size > 0)
                stream.ReadExactly(tensor.bytes);
        }
        return tensors;
    }

    /// <summary>The file's free-text metadata; empty where it has none.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        using var stream = File.OpenRead(path);
        return SafetensorsHeader.Read(stream, path).Metadata;
    }

    /// <summary>Writes the tensors, which may be on any device and need not be contiguous, replacing the file in one step.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="tensors">The header keeps their order.</param>
    /// <param name="metadata">Free text kept in the header.</param>
    /// <exception cref="ArgumentException">A tensor has a type that the format lacks, the name that the format reserves, or another's name.</exception>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, torch.Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var items = tensors.ToArray();
        if (items.CountBy(item => item.Key).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"There are two tensors of the name '{twice}'.", nameof(tensors));
        // Wide elements first, so that every tensor starts at a multiple of its element size.
        int[] dataOrder = [.. Enumerable.Range(0, items.Length).OrderByDescending(i => TypeOf(items[i]).Size)];
        var header = FormatHeader(items, dataOrder, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var i in dataOrder)
                WriteData(stream, items[i].Value);
        });
    }

    private static byte[] FormatHeader(
        KeyValuePair<string, torch.Tensor>[] items, int[] dataOrder, IReadOnlyDictionary<string, string>? metadata)
    {
        var begins = new long[items.Length];
        var end = 0L;
        foreach (var i in dataOrder)
        {
            begins[i] = end;
            end += SizeOf(items[i]);
        }
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            if (metadata is { Count: > 0 })
                WriteMetadata(writer, metadata);
            for (var i = 0; i < items.Length; i++)
                WriteEntry(writer, items[i], begins[i]);
            writer.WriteEndObject();
        }
        while (json.Length % Alignment != 0)
            json.WriteByte((byte)' ');
        return json.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartObject(SafetensorsHeader.MetadataKey);
        foreach (var (key, value) in metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, KeyValuePair<string, torch.Tensor> item, long begin)
    {
        writer.WriteStartObject(item.Key);
        writer.WriteString("dtype", TypeOf(item).Name);
        writer.WriteStartArray("shape");
        foreach (var size in item.Value.shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(begin + SizeOf(item));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteData(Stream stream, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        if (tensor.numel() > 0)
            stream.Write(tensor.detach().cpu().contiguous().bytes);
    }

    private static long SizeOf(KeyValuePair<string, torch.Tensor> item) => item.Value.numel() * TypeOf(item).Size;

    private static (string Name, int Size) TypeOf(KeyValuePair<string, torch.Tensor> item)
    {
        if (item.Key == SafetensorsHeader.MetadataKey)
            throw new ArgumentException($"'{item.Key}' is reserved by the safetensors format. Name the tensor otherwise.");
        if (!SafetensorsType.TryFormat(item.Value.dtype, out var name, out var size))
            throw new ArgumentException($"Tensor '{item.Key}' has dtype {item.Value.dtype}; safetensors files are written with {SafetensorsType.Supported}. Convert it first.");
        return (name, size);
    }
}
