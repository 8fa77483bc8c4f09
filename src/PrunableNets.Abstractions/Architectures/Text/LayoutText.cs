using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// A dimension as a word: runs joined by <c>+</c> (<see cref="RunText"/>); <c>*</c> for a dimension without channels. In front, <c>o:</c>, <c>i:</c> or
/// <c>n:</c> for channels that the layer makes, reads or normalises.
/// </summary>
internal static class LayoutText
{
    private const string NoChannels = "*";

    private static readonly string[] Roles = ["", "o:", "i:", "n:"];

    public static string Write(ChannelLayout? layout, ChannelRole role) =>
        layout is null ? NoChannels : Roles[(int)role] + string.Join("+", RunText.Write(layout.Segments));

    /// <exception cref="FormatException">The word is not a layout.</exception>
    public static (ChannelLayout? Layout, ChannelRole Role) Read(string word)
    {
        if (word == NoChannels)
            return (null, ChannelRole.Other);
        var role = Array.FindIndex(Roles, r => r.Length > 0 && word.StartsWith(r, StringComparison.Ordinal));
        return (Of(word.Substring(role < 0 ? 0 : Roles[role].Length).Split('+')), role < 0 ? ChannelRole.Other : (ChannelRole)role);
    }

    /// <summary>The dimension of some runs.</summary>
    /// <exception cref="FormatException">A word is no run.</exception>
    public static ChannelLayout Of(IEnumerable<string> runs) => new([.. runs.SelectMany(RunText.Read)]);
}
