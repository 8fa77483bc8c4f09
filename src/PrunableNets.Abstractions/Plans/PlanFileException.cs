using System;

namespace PrunableNets;

/// <summary>A plan file cannot be read, or does not fit the model class.</summary>
public sealed class PlanFileException : Exception
{
    public PlanFileException(string message) : base(message) { }

    internal PlanFileException(string problem, string key, int line, int column)
        : base($"line {line}, column {column}{(key.Length == 0 ? "" : $", '{key}'")}: {problem}")
    {
        Key = key;
        Line = line;
        Column = column;
    }

    private PlanFileException(string path, PlanFileException inner) : base($"{path}: {inner.Message}", inner)
    {
        Key = inner.Key;
        Line = inner.Line;
        Column = inner.Column;
    }

    /// <summary>Path of the key at fault, e.g. <c>groups[2].kept</c>; empty for the document itself and where a class and its plan differ.</summary>
    public string Key { get; } = "";

    /// <summary>Line of the text, from 1; 0 where the text is not at fault.</summary>
    public int Line { get; }

    /// <summary>Column of the text, from 1; 0 where the text is not at fault.</summary>
    public int Column { get; }

    internal PlanFileException In(string path) => new(path, this);
}
