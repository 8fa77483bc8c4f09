using System;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// A dimension as a word: <c>g2[0..16]</c> for channels 0 to 15 of group 2, <c>g2[0..16]x49</c> where each takes 49 positions, <c>fixed[0..3]</c> for
/// positions that always stay, joined by <c>+</c>; <c>*</c> for a dimension without channels. In front, <c>o:</c>, <c>i:</c> or <c>n:</c> for channels
/// that the layer makes, reads or normalises.
/// </summary>
internal static class LayoutText
{
    private const string NoChannels = "*";
    private const string Fixed = "fixed";

    private static readonly string[] Roles = ["", "o:", "i:", "n:"];

    public static string Write(ChannelLayout? layout, ChannelRole role) =>
        layout is null ? NoChannels : Roles[(int)role] + string.Join("+", layout.Segments.Select(Write));

    /// <exception cref="FormatException">The word is not a layout.</exception>
    public static (ChannelLayout? Layout, ChannelRole Role) Read(string word)
    {
        if (word == NoChannels)
            return (null, ChannelRole.Other);
        var role = Array.FindIndex(Roles, r => r.Length > 0 && word.StartsWith(r, StringComparison.Ordinal));
        return (new ChannelLayout(word.Substring(role < 0 ? 0 : Roles[role].Length).Split('+').Select(ReadSegment).ToArray()), role < 0 ? ChannelRole.Other : (ChannelRole)role);
    }

    private static string Write(ChannelSegment segment)
    {
        var owner = segment.Group == ChannelSegment.Fixed ? Fixed : "g" + Word.Of(segment.Group);
        return $"{owner}[{Word.Of(segment.Start)}..{Word.Of(segment.Start + segment.Length)}]{(segment.Repeat == 1 ? "" : "x" + Word.Of(segment.Repeat))}";
    }

    private static ChannelSegment ReadSegment(string text)
    {
        var words = text.Split('[', '.', ']');
        if (words.Length != 5 || words[2].Length != 0)
            throw new FormatException($"'{text}' is not a run of channels");
        var (start, end) = (Word.Int(words[1]), Word.Int(words[3]));
        var group = words[0] == Fixed ? ChannelSegment.Fixed : Word.Int(words[0].TrimStart('g'));
        return new ChannelSegment(group, start, end - start, words[4].Length == 0 ? 1 : Word.Int(words[4].TrimStart('x')));
    }
}
