using System;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>A residual addition as words: layer, norm, where the stream is heard, its channels, its cuts.</summary>
internal static class AdditionText
{
    private const string Nothing = "-";
    private const string Output = "output";
    private const string Input = "input";

    public static string Write(ResidualAddition addition)
    {
        var stream = addition.Stream;
        string[] words =
        [
            Word.Escape(addition.Layer), addition.Norm is { } norm ? Word.Escape(norm) : Nothing, stream.IsOutput ? Output : Input, Word.Escape(stream.Path),
            LayoutText.Write(stream.Channels, ChannelRole.Other), .. stream.Cuts.Select(Write),
        ];
        return string.Join(" ", words);
    }

    /// <param name="words">Those of <see cref="Write(ResidualAddition)"/> behind the line's first.</param>
    /// <exception cref="FormatException">They are no addition.</exception>
    public static ResidualAddition Read(string[] words) => new(
        Word.Unescape(words[1]),
        new HeardTensor(
            Word.Unescape(words[4]),
            words[3] switch { Output => true, Input => false, var other => throw new FormatException($"'{other}' is neither '{Input}' nor '{Output}'") },
            LayoutText.Read(words[5]).Layout,
            words.Skip(6).Select(ReadCut).ToArray()),
        words[2] == Nothing ? null : Word.Unescape(words[2]));

    private static string Write(TensorCut cut) => string.Join(":", Word.Of(cut.Dimension), Word.Of(cut.Start), Word.Of(cut.End), Word.Of(cut.Step));

    private static TensorCut ReadCut(string word)
    {
        var numbers = word.Split(':');
        return numbers.Length == 4
            ? new TensorCut(Word.Int(numbers[0]), Word.Long(numbers[1]), Word.Long(numbers[2]), Word.Long(numbers[3]))
            : throw new FormatException($"'{word}' is no cut");
    }
}
