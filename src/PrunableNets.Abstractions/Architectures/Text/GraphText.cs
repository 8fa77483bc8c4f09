using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// A node as words: operation, inputs, shape, channels (<c>1:4</c> for the fourth layout along dimension 1, <c>!</c> behind it where gates
/// are, <c>~</c> where statistics are over channels), layer, and <c>name=value</c> for each argument. <c>-</c> stands for nothing.
/// </summary>
internal static class GraphText
{
    private const string Nothing = "-";
    private const char Gated = '!';
    private const char OverChannels = '~';
    private const string ElementType = ".type";
    private const string Branch = ".branch";

    /// <param name="node">The node.</param>
    /// <param name="layout">Gives the number of a layout.</param>
    public static string Write(GraphNode node, Func<ChannelLayout, int> layout)
    {
        var words = new List<string>
        {
            Word.Escape(node.Operation),
            Word.OfAll(node.Inputs),
            node.Shape.Count == 0 ? Nothing : string.Join(",", node.Shape),
            Channels(node, layout),
            node.Layer is { } path ? Word.Escape(path) : Nothing,
        };
        if (node.ElementType is { } type)
            words.Add($"{ElementType}={type}");
        if (node.Branch >= 0)
            words.Add($"{Branch}={Word.Of(node.Branch)}");
        words.AddRange(node.Attributes.Values.Select(static a => $"{a.Key}={Word.Escape(a.Value)}"));
        return string.Join(" ", words);
    }

    /// <param name="words">Those of <see cref="Write"/> behind the line's first.</param>
    /// <param name="layouts">By their numbers.</param>
    /// <exception cref="FormatException">They are no node.</exception>
    public static GraphNode Read(string[] words, IReadOnlyList<ChannelLayout> layouts)
    {
        var attributes = words.Skip(6).Select(static w => w.IndexOf('=') is var at and > 0
            ? new KeyValuePair<string, string>(w.Substring(0, at), Word.Unescape(w.Substring(at + 1)))
            : throw new FormatException($"'{w}' is no argument")).ToList();
        var node = new GraphNode(
            Word.Unescape(words[1]),
            Word.Ints(words[2]),
            words[3] == Nothing ? [] : words[3].Split(',').Select(ReadDimension).ToArray())
        {
            Layer = words[5] == Nothing ? null : Word.Unescape(words[5]),
            IsGated = words[4].IndexOf(Gated) >= 0,
            IsOverChannels = words[4].IndexOf(OverChannels) >= 0,
            ElementType = Take(attributes, ElementType),
            Branch = Take(attributes, Branch) is { } branch ? Word.Int(branch) : -1,
            Attributes = attributes.Count == 0 ? GraphAttributes.None : new GraphAttributes(attributes),
        };
        var channels = words[4].Trim(Gated, OverChannels, Nothing[0]).Split(':');
        return channels.Length == 2
            ? node with { ChannelDimension = Word.Int(channels[0]), Channels = layouts[Word.Int(channels[1])] }
            : node;
    }

    private static string Channels(GraphNode node, Func<ChannelLayout, int> layout)
    {
        var place = node.Channels is { } channels ? $"{Word.Of(node.ChannelDimension)}:{Word.Of(layout(channels))}" : Nothing;
        return place + (node.IsGated ? Gated.ToString() : "") + (node.IsOverChannels ? OverChannels.ToString() : "");
    }

    private static GraphDimension ReadDimension(string word) => word.EndsWith("B", StringComparison.Ordinal)
        ? new GraphDimension(word.Length == 1 ? 1 : Word.Long(word.Substring(0, word.Length - 1)), true)
        : new GraphDimension(Word.Long(word));

    private static string? Take(List<KeyValuePair<string, string>> attributes, string name)
    {
        var at = attributes.FindIndex(a => a.Key == name);
        if (at < 0)
            return null;
        var value = attributes[at].Value;
        attributes.RemoveAt(at);
        return value;
    }
}
