using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using static System.FormattableString;

namespace PrunableNets.Formats;

/// <summary>What a safetensors file says about itself: the tensors in header order, the metadata, and where the data begins.</summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The limit of the reference implementation: a longer header is an attack or not a safetensors file.</summary>
    private const long MaxLength = 100_000_000;

    /// <summary>Reads and checks the header at the beginning of <paramref name="stream"/>; the checks are those of the format's description.</summary>
    /// <param name="path">For messages.</param>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format.</exception>
    public static SafetensorsHeader Read(Stream stream, string path)
    {
        if (stream.Length < 8)
            throw Broken(path, Invariant($"it has {stream.Length} bytes, too few for the header's length"));
        Span<byte> prefix = stackalloc byte[8];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxLength)
            throw Broken(path, Invariant($"its header would be {length} bytes long; it is probably a file of another format"));
        if (length > (ulong)stream.Length - 8)
            throw Broken(path, Invariant($"its header of {length} bytes does not fit in {stream.Length} bytes; the file is cut short or of another format"));
        var json = new byte[length];
        stream.ReadExactly(json);
        var dataStart = 8 + (long)length;
        var entries = new List<SafetensorsEntry>();
        var metadata = new OrderedDictionary<string, string>();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name != MetadataKey)
                    entries.Add(ParseEntry(property.Name, property.Value, path));
                else
                    foreach (var item in property.Value.EnumerateObject())
                        metadata.Add(item.Name, item.Value.GetString() ?? throw new JsonException($"metadata '{item.Name}' is null"));
            }
        }
        // The element accessors throw InvalidOperationException for a value of another kind and for text that is none, FormatException for a number out of range.
        catch (Exception inner) when (inner is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw Broken(path, $"its header is not what the format prescribes ({inner.Message})", inner);
        }
        CheckCoverage(entries, stream.Length - dataStart, path);
        return new SafetensorsHeader(entries, metadata, dataStart);
    }

    private static SafetensorsEntry ParseEntry(string name, JsonElement value, string path)
    {
        var typeName = value.GetProperty("dtype").GetString() ?? "null";
        if (!SafetensorsType.TryParse(typeName, out var type, out var elementSize))
            throw new InvalidDataException($"'{path}': tensor '{name}' has dtype {typeName}, which is not supported ({SafetensorsType.Supported} are). Convert it before saving.");
        long[] shape = [.. value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0])
            throw Broken(path, $"tensor '{name}' has data_offsets [{string.Join(", ", offsets)}]");
        if (TensorBytes.Of(shape, elementSize) is not { } size)
            throw Broken(path, $"tensor '{name}' has the impossible shape [{string.Join(", ", shape)}]");
        if (size != offsets[1] - offsets[0])
            throw Broken(path, Invariant($"tensor '{name}' takes {size} bytes by its dtype and shape, but {offsets[1] - offsets[0]} by its data_offsets"));
        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    /// <summary>The format wants the data area covered exactly: what overlaps or is unclaimed could hide something.</summary>
    private static void CheckCoverage(List<SafetensorsEntry> entries, long dataLength, string path)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin < end)
                throw Broken(path, $"tensor '{entry.Name}' overlaps another");
            if (entry.Begin > end)
                throw Broken(path, Invariant($"there are {entry.Begin - end} bytes of no tensor before '{entry.Name}'"));
            if (entry.End > dataLength)
                throw Broken(path, Invariant($"tensor '{entry.Name}' ends at byte {entry.End} of the data, of which there are {dataLength}; the file is cut short"));
            end = entry.End;
        }
        if (end != dataLength)
            throw Broken(path, Invariant($"{dataLength - end} bytes after the last tensor belong to none"));
    }

    private static InvalidDataException Broken(string path, string what, Exception? inner = null) =>
        new($"'{path}' is not a valid safetensors file: {what}. Save or fetch it again.", inner);
}
