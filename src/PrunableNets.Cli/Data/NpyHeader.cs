using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Data;

/// <summary>
/// What an array of NumPy says about itself (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): a magic number,
/// a version, the length of the header, and the header, a dictionary of Python with the array's type, order and shape.
/// </summary>
internal sealed partial record NpyHeader(ScalarType Type, int ElementSize, bool IsFortranOrder, long[] Shape)
{
    private const int MaxLength = ushort.MaxValue;
    private const int MaxDimensions = 32;

    private static readonly Dictionary<string, (ScalarType Type, int Size)> s_types = new()
    {
        ["|b1"] = (ScalarType.Bool, 1), ["|u1"] = (ScalarType.Byte, 1), ["|i1"] = (ScalarType.Int8, 1),
        ["<i2"] = (ScalarType.Int16, 2), ["<i4"] = (ScalarType.Int32, 4), ["<i8"] = (ScalarType.Int64, 8),
        ["<f2"] = (ScalarType.Float16, 2), ["<f4"] = (ScalarType.Float32, 4), ["<f8"] = (ScalarType.Float64, 8),
    };

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>What its values take, in bytes; where that is above <see cref="SizeLimit.Bytes"/>, anything above it.</summary>
    public Int128 Size => Shape.Aggregate(
        (Int128)ElementSize, static (size, length) => size > SizeLimit.Bytes ? size : size * length);

    /// <param name="stream">At the array's first byte; afterwards at its first value.</param>
    /// <param name="name">The array's, for messages.</param>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    /// <exception cref="InvalidDataException">It is no array, or of a type that is not read.</exception>
    public static NpyHeader Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[12];
        stream.ReadExactly(start[..8]);
        if (!start[..6].SequenceEqual(Magic) || start[6] is < 1 or > 3)
            throw new InvalidDataException($"the array {name} does not begin like one of NumPy of version 1, 2 or 3");
        stream.ReadExactly(start.Slice(8, start[6] == 1 ? 2 : 4));
        var length = start[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (length > MaxLength)
            throw new InvalidDataException($"the header of the array {name} would be {length} bytes long; up to {MaxLength} are read");
        var header = new byte[length];
        stream.ReadExactly(header);
        return Parse(Encoding.UTF8.GetString(header), name);
    }

    private static NpyHeader Parse(string header, string name)
    {
        var (type, order, shape) = (TypePattern().Match(header), OrderPattern().Match(header), ShapePattern().Match(header));
        if (!type.Success || !s_types.TryGetValue(type.Groups[1].Value, out var element))
            throw new InvalidDataException(
                $"the array {name} has {(type.Success ? $"the type {type.Groups[1].Value}" : "no plain type")}; "
                + $"read are {string.Join(", ", s_types.Keys)}, so convert it with astype");
        if (!order.Success || !shape.Success)
            throw new InvalidDataException($"the header of the array {name} lacks fortran_order or shape");
        var sizes = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : -1).ToArray();
        if (sizes.Length > MaxDimensions || sizes.Contains(-1L))
            throw new InvalidDataException($"the array {name} has an impossible shape");
        // libtorch multiplies the other sizes all the same, and an empty array can claim any.
        if (sizes.Contains(0L))
            throw new InvalidDataException($"the array {name} is empty, [{string.Join(", ", sizes)}]");
        return new NpyHeader(element.Type, element.Size, order.Groups[1].Value == "True", sizes);
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([^)]*)\)")]
    private static partial Regex ShapePattern();
}
