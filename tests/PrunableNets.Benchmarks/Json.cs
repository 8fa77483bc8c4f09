using System.Text.Json;

namespace PrunableNets.Benchmarks;

/// <summary>One result as one line.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Write<T>(T result) => JsonSerializer.Serialize(result, SnakeCase);
}
