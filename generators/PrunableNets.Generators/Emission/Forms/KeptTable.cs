using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// The kept positions in a class with constant widths: lists of numbers with names, where they do not stand between what is to be read.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="names">Of the groups.</param>
internal sealed class KeptTable(PruningPlan plan, IReadOnlyList<string> names)
{
    private const int LineLength = 120;

    private readonly List<(string Name, long[] Numbers)> lists = [];

    /// <summary>The expression for an index.</summary>
    public string Write(KeptIndex index)
    {
        var numbers = index.Numbers(plan).ToArray();
        var name = names[index.Layout.Segments.First(static s => s.Group != ChannelSegment.Fixed).Group]
            + (index.Order is null ? "" : "_order");
        var unique = name;
        for (var i = 2; lists.Any(l => l.Name == unique && !l.Numbers.SequenceEqual(numbers)); i++)
            unique = $"{name}__{Literals.Of(i)}";
        if (lists.All(l => l.Name != unique))
            lists.Add((unique, numbers));
        return $"Kept.{unique}";
    }

    /// <summary>Writes the lists that the text reads; nothing where there are none.</summary>
    public void WriteClass(SourceWriter writer, Func<string, bool> isRead)
    {
        var read = lists.Where(l => isRead($"Kept.{l.Name}")).ToArray();
        if (read.Length == 0)
            return;
        writer.Line("// Where in a stream the channels belong that a branch has left.");
        using (writer.Block("private static class Kept"))
            foreach (var (name, numbers) in read)
                writer.Line($"public static readonly long[] {name} = {{ {string.Join(",\n    ", Lines(numbers))} }};");
        writer.Line();
    }

    private static IEnumerable<string> Lines(long[] numbers)
    {
        var line = "";
        foreach (var number in numbers.Select(Literals.Of))
        {
            if (line.Length + number.Length > LineLength)
            {
                yield return line;
                line = "";
            }
            line += (line.Length == 0 ? "" : ", ") + number;
        }
        yield return line;
    }
}
