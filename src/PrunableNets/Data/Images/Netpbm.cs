using System;
using System.IO;
using static System.FormattableString;

namespace PrunableNets.Data.Images;

/// <summary>Binary PGM (P5) and PPM (P6) of 8 bits, as the Netpbm documentation describes them: magic, width, height and maximum as text, then the bytes, channels interleaved.</summary>
internal static class Netpbm
{
    public static DecodedImage Decode(ReadOnlySpan<byte> bytes)
    {
        var channels = bytes[1] == '6' ? 3 : 1;
        var position = 2;
        var (width, height, maximum) = (Number(bytes, ref position), Number(bytes, ref position), Number(bytes, ref position));
        if (maximum != 255)
            throw new InvalidDataException(Invariant($"its maximum is {maximum}; only 255, one byte a value, is read"));
        var shape = new ImageShape(channels, height, width);
        // One white space ends the header.
        var data = bytes.Slice(position + 1, shape.Size);
        var pixels = new byte[shape.Size];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i % channels * width * height + i / channels] = data[i];
        return new DecodedImage(shape, pixels);
    }

    private static int Number(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (bytes[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'#')
        {
            if (bytes[position] == '#')
                while (bytes[position] != '\n')
                    position++;
            position++;
        }
        var (number, start) = (0, position);
        for (; bytes[position] is >= (byte)'0' and <= (byte)'9'; position++)
            number = checked(number * 10 + bytes[position] - '0');
        return position > start && number > 0 ? number : throw new InvalidDataException("its header lacks width, height or maximum");
    }
}
