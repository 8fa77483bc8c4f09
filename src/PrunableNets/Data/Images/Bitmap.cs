using System;
using System.Buffers.Binary;
using System.IO;
using static System.FormattableString;

namespace PrunableNets.Data.Images;

/// <summary>Uncompressed BMP of 24 or 32 bits (BITMAPINFOHEADER or later): rows from the bottom up unless the height is negative, blue, green, red, rows padded to four bytes.</summary>
internal static class Bitmap
{
    private const int BitsUncompressed = 0;

    public static DecodedImage Decode(ReadOnlySpan<byte> bytes)
    {
        var start = BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]);
        var width = BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
        var signedHeight = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        var bits = BinaryPrimitives.ReadInt16LittleEndian(bytes[28..]);
        var compression = BinaryPrimitives.ReadInt32LittleEndian(bytes[30..]);
        if (bits is not (24 or 32) || compression != BitsUncompressed)
            throw new InvalidDataException(Invariant($"it is a BMP of {bits} bits with compression {compression}; only 24 and 32 bits without are read"));
        var height = Math.Abs(signedHeight);
        if (width < 1 || height < 1)
            throw new InvalidDataException(Invariant($"its size is {width} x {height}"));
        var shape = new ImageShape(3, height, width);
        var stride = checked((width * bits / 8 + 3) / 4 * 4);
        // Before there is room made for them.
        if (start < 0 || start + (long)stride * (height - 1) + width * bits / 8 > bytes.Length)
            throw new InvalidDataException("it is cut short or damaged");
        var pixels = new byte[shape.Size];
        for (var y = 0; y < height; y++)
        {
            var row = bytes.Slice(checked(start + (signedHeight > 0 ? height - 1 - y : y) * stride), width * bits / 8);
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < 3; channel++)
                    pixels[(channel * height + y) * width + x] = row[x * bits / 8 + 2 - channel];
        }
        return new DecodedImage(shape, pixels);
    }
}
