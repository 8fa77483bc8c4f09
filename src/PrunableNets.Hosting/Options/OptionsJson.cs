using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PrunableNets.Hosting;

/// <summary>Options as text that is the same on every machine.</summary>
internal static class OptionsJson
{
    public static JsonSerializerOptions Format { get; } = new()
    {
        Converters = { new JsonStringEnumConverter() }, WriteIndented = true, NewLine = "\n",
        // A loss may be infinite.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // Names of files and classes are to be read, not escaped.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonNode? Of(object? value) => JsonSerializer.SerializeToNode(value, Format);

    /// <summary>One entry a value, with its configuration key: <c>Gates:LearningRate</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Entries(string key, object? value) => Entries(key, Of(value));

    private static IEnumerable<KeyValuePair<string, string>> Entries(string key, JsonNode? node) => node is JsonObject members
        ? members.SelectMany(m => Entries($"{key}:{m.Key}", m.Value))
        : [new(key, node?.ToJsonString() ?? "null")];
}
