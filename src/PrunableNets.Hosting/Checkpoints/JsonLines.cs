using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace PrunableNets.Hosting;

/// <summary>Files of one JSON value a line, to which a run appends.</summary>
internal static class JsonLines
{
    /// <summary>The values up to the first that cannot be read, as the last of a killed process; none where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Of the values.</param>
    /// <param name="isWhole">Whether a value has all that it needs.</param>
    public static IEnumerable<T> Read<T>(string path, JsonSerializerOptions format, Func<T, bool> isWhole)
        where T : class
    {
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            T? value;
            try
            {
                value = JsonSerializer.Deserialize<T>(line, format);
            }
            catch (JsonException)
            {
                yield break;
            }
            if (value is null || !isWhole(value))
                yield break;
            yield return value;
        }
    }
}
