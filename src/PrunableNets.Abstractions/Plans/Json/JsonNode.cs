using System.Collections.Generic;

namespace PrunableNets.Plans.Json;

/// <summary>A value of a plan file with its place in the text, so that a later check can point at it.</summary>
/// <param name="Key">Path from the document.</param>
internal abstract record JsonNode(JsonKey Key, int Line, int Column)
{
    /// <summary>What the value is, for messages.</summary>
    public abstract string Kind { get; }

    public PlanFileException Error(string problem) => new(problem, Key.ToString(), Line, Column);
}

internal sealed record JsonString(JsonKey Key, int Line, int Column, string Value) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a string";
}

internal sealed record JsonInteger(JsonKey Key, int Line, int Column, long Value) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a number";
}

internal sealed record JsonArray(JsonKey Key, int Line, int Column, IReadOnlyList<JsonNode> Items) : JsonNode(Key, Line, Column)
{
    public override string Kind => "a list";
}

/// <param name="Members">In the order of the text.</param>
internal sealed record JsonObject(JsonKey Key, int Line, int Column, IReadOnlyList<KeyValuePair<string, JsonNode>> Members) : JsonNode(Key, Line, Column)
{
    public override string Kind => "an object";
}
