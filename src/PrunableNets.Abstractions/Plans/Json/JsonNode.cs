using System.Collections.Generic;

namespace PrunableNets.Plans.Json;

/// <summary>A value of a plan file with its place in the text, so that a later check can point at it.</summary>
/// <param name="Key">Path from the document, e.g. <c>groups[2].kept</c>.</param>
internal abstract record JsonNode(string Key, int Line, int Column)
{
    /// <summary>What the value is, for messages.</summary>
    public abstract string Kind { get; }

    public PlanFileException Error(string problem) => new(problem, Key, Line, Column);
}

internal sealed record JsonString(string Key, int Line, int Column, string Value) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a string";
}

internal sealed record JsonInteger(string Key, int Line, int Column, long Value) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a number";
}

internal sealed record JsonArray(string Key, int Line, int Column, IReadOnlyList<JsonNode> Items) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a list";
}

/// <param name="Members">In the order of the text.</param>
internal sealed record JsonObject(string Key, int Line, int Column, IReadOnlyList<KeyValuePair<string, JsonNode>> Members) : JsonNode(Key, Line, Column)
{
    public override string Kind => "an object";
}
