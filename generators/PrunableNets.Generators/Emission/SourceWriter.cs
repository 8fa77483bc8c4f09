using System;
using System.Text;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes indented C# with <c>\n</c> line ends.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes lines, each indented; an empty line stays empty.</summary>
    public SourceWriter Line(string lines = "")
    {
        foreach (var line in lines.Split('\n'))
            text.Append(line.Length == 0 ? "" : new string(' ', 4 * depth)).Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes lines that were written elsewhere; nothing for an empty text.</summary>
    public SourceWriter Text(string lines) => lines.Length == 0 ? this : Line(lines.TrimEnd('\n'));

    /// <summary>Opens a brace that is closed on disposal.</summary>
    public IDisposable Block(string header, string end = "}")
    {
        Line(header).Line("{");
        depth++;
        return new Closing(this, end);
    }

    public override string ToString() => text.ToString();

    private sealed class Closing(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line(end);
        }
    }
}
