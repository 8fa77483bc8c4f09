using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrunableNets;

/// <summary>How measurements, items and results are written where they are kept or sent: numbers come back bit for bit.</summary>
internal static class MeasurementJson
{
    public static JsonSerializerOptions Format { get; } = new()
    {
        Converters = { new JsonStringEnumConverter() },
        // A loss may be infinite.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    /// <exception cref="JsonException">It is none.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Format)!;
}
