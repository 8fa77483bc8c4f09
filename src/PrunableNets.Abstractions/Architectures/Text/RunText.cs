using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// Runs of a dimension as words: <c>g2[0..16]</c> for channels 0 to 15 of group 2, <c>g2[0..16]x49</c> where each takes 49 positions,
/// <c>fixed[0..3]</c> for positions that always stay. <c>(g2,g5)*8</c> are the channels of groups in turn, as a shuffle leaves them: for each
/// name the group's next channel, from its first, and all of it eight times.
/// </summary>
internal static class RunText
{
    private const string Fixed = "fixed";

    /// <summary>Channels in turn are written as such from so many on.</summary>
    private const int FewestInTurn = 4;

    public static IEnumerable<string> Write(IReadOnlyList<ChannelSegment> segments)
    {
        for (var i = 0; i < segments.Count;)
        {
            var count = CountInTurn(segments, i);
            yield return count < FewestInTurn
                ? Write(segments[i])
                : InTurn([.. segments.Skip(i).Take(count).Select(static s => Owner(s.Group))]);
            i += count < FewestInTurn ? 1 : count;
        }
    }

    /// <exception cref="FormatException">The word is no run.</exception>
    public static IEnumerable<ChannelSegment> Read(string word) =>
        word.StartsWith("(", StringComparison.Ordinal) ? ReadInTurn(word) : [ReadSegment(word)];

    /// <summary>How many segments from one on are single channels, each the next of its group.</summary>
    private static int CountInTurn(IReadOnlyList<ChannelSegment> segments, int first)
    {
        var next = new Dictionary<int, int>();
        var i = first;
        for (; i < segments.Count && segments[i] is { Length: 1, Repeat: 1 } segment; i++)
        {
            next.TryGetValue(segment.Group, out var channel);
            if (segment.Start != channel)
                break;
            next[segment.Group] = segment.Group == ChannelSegment.Fixed ? 0 : channel + 1;
        }
        return i - first;
    }

    private static string InTurn(string[] owners)
    {
        var period = Enumerable.Range(1, owners.Length)
            .First(p => owners.Length % p == 0 && Enumerable.Range(p, owners.Length - p).All(i => owners[i] == owners[i - p]));
        return $"({string.Join(",", owners.Take(period))})*{Word.Of(owners.Length / period)}";
    }

    private static List<ChannelSegment> ReadInTurn(string word)
    {
        var end = word.IndexOf(")*", StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException($"'{word}' is not a run of channels");
        int[] groups = [.. word.Substring(1, end - 1).Split(',').Select(Group)];
        var next = groups.Distinct().ToDictionary(static g => g, static _ => 0);
        var found = new List<ChannelSegment>();
        for (var turn = Word.Int(word.Substring(end + 2)); turn > 0; turn--)
            foreach (var group in groups)
                found.Add(new ChannelSegment(group, group == ChannelSegment.Fixed ? 0 : next[group]++, 1));
        return found;
    }

    private static string Write(ChannelSegment segment) =>
        $"{Owner(segment.Group)}[{Word.Of(segment.Start)}..{Word.Of(segment.Start + segment.Length)}]"
            + (segment.Repeat == 1 ? "" : "x" + Word.Of(segment.Repeat));

    private static ChannelSegment ReadSegment(string text)
    {
        var words = text.Split('[', '.', ']');
        if (words.Length != 5 || words[2].Length != 0)
            throw new FormatException($"'{text}' is not a run of channels");
        var (start, end) = (Word.Int(words[1]), Word.Int(words[3]));
        return new ChannelSegment(Group(words[0]), start, end - start, words[4].Length == 0 ? 1 : Word.Int(words[4].TrimStart('x')));
    }

    private static string Owner(int group) => group == ChannelSegment.Fixed ? Fixed : "g" + Word.Of(group);

    private static int Group(string owner) => owner == Fixed ? ChannelSegment.Fixed : Word.Int(owner.TrimStart('g'));
}
