using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace PrunableNets.Tests.BadInput;

/// <summary>Damages a file: the same seed, the same damage.</summary>
internal static partial class Mutation
{
    private const int OfBytes = 7;
    private static readonly byte[] s_extremes = [0x00, 0xFF, 0x7F, 0x80, 0x01];

    private static readonly string[] s_numbers =
    [
        "-1", "0", "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "-9223372036854775808", "1e999", "NaN", "1.5", "2147483648", "null", "\"1\"",
    ];

    /// <param name="honest">Left as it is.</param>
    /// <param name="seed">Of all that is drawn.</param>
    /// <param name="isText">The file has a part in JSON, which is damaged as such too.</param>
    public static byte[] Of(byte[] honest, int seed, bool isText)
    {
        var random = new Random(seed);
        var bytes = honest;
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            var kind = random.Next(isText ? 2 * OfBytes : OfBytes);
            bytes = kind < OfBytes ? Damaged(bytes, kind, random) : Encoding.Latin1.GetBytes(Damaged(Encoding.Latin1.GetString(bytes), kind - OfBytes, random));
        }
        return bytes;
    }

    private static byte[] Damaged(byte[] bytes, int kind, Random random)
    {
        var (start, length) = Slice(bytes.Length, random);
        var (before, slice, after) = (bytes[..start], bytes[start..(start + length)], bytes[(start + length)..]);
        switch (kind)
        {
            case 0:
                return [.. before, .. slice.Select(b => (byte)(b ^ (1 << random.Next(8)))), .. after];
            case 1:
                return before;
            case 2:
                var more = new byte[1 + random.Next(16)];
                random.NextBytes(more);
                return [.. before, .. more, .. slice, .. after];
            case 3:
                return [.. before, .. slice, .. slice, .. after];
            case 4:
                return [.. before, .. after];
            case 5:
                // The most telling places are numbers of one to eight bytes.
                var extreme = s_extremes[random.Next(s_extremes.Length)];
                var count = Math.Min(1 << random.Next(4), bytes.Length - start);
                return [.. before, .. Enumerable.Repeat(extreme, count), .. bytes[(start + count)..]];
            default:
                var middle = slice.Length / 2;
                return [.. before, .. slice[middle..], .. slice[..middle], .. after];
        }
    }

    private static string Damaged(string text, int kind, Random random)
    {
        IReadOnlyList<Match> found = (kind < 4 ? Number() : Sign()).Matches(text);
        if (found.Count == 0)
            return text;
        var match = found[random.Next(found.Count)];
        var (before, after) = (text[..match.Index], text[(match.Index + match.Length)..]);
        return kind switch
        {
            < 4 => before + s_numbers[random.Next(s_numbers.Length)] + after,
            4 => before + after,
            5 => before + new string(random.Next(2) == 0 ? '[' : '{', 1 + random.Next(300)) + match.Value + after,
            _ => before + match.Value + match.Value + after,
        };
    }

    private static (int Start, int Length) Slice(int bytes, Random random)
    {
        var start = random.Next(bytes + 1);
        return (start, Math.Min(random.Next(1, 33), bytes - start));
    }

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("[\\[\\]{}\",:]")]
    private static partial Regex Sign();
}
