using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using System.Text;

namespace PrunableNets.Formats.PyTorch;

/// <summary>A place in a pickle's bytes; no length that they tell is believed before so many are there.</summary>
internal sealed class PickleBytes(byte[] bytes)
{
    private const byte LineFeed = 10;
    private int position;

    /// <summary>Of the next byte.</summary>
    public int Position => position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>A whole number of as many bytes as the first one says.</summary>
    public long Long()
    {
        var number = new BigInteger(Take(Byte()));
        return number >= long.MinValue && number <= long.MaxValue
            ? (long)number
            : throw new InvalidDataException("it has a number of more than 64 bits");
    }

    public string Text(int length) => Encoding.UTF8.GetString(Take(length));

    /// <summary>Up to the line's end, which is passed over.</summary>
    public string Line()
    {
        var length = bytes.AsSpan(position).IndexOf(LineFeed);
        if (length < 0)
            throw Ends();
        var line = Text(length);
        position++;
        return line;
    }

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - position)
            throw Ends();
        position += count;
        return bytes.AsSpan(position - count, count);
    }

    private static InvalidDataException Ends() => new("it ends in the middle of a value");
}
