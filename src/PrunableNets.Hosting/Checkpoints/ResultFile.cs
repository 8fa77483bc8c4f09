using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using PrunableNets.Formats;

namespace PrunableNets.Hosting;

/// <summary>
/// Results of a run's measurements, one line of JSON each, written as they come: a run that was broken off measures nothing twice.
/// </summary>
internal sealed class ResultFile : IResultStore
{
    private readonly string path;
    private readonly Dictionary<string, string> results = new(StringComparer.Ordinal);

    /// <param name="path">Created with the first result.</param>
    public ResultFile(string path)
    {
        this.path = path;
        if (!File.Exists(path))
            return;
        foreach (var line in JsonLines.Read<Line>(
            path, JsonSerializerOptions.Default, static l => l is { Key: not null, Result: not null }))
            results[line.Key] = line.Result;
        // Without the half line that a killed process may have left, behind which nothing could be read.
        AtomicFile.Write(path, stream =>
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(results.Select(static r => Text(r.Key, r.Value))))));
    }

    public string? Find(string key) => results.GetValueOrDefault(key);

    /// <exception cref="IOException">It could not be written.</exception>
    public void Keep(string key, string result)
    {
        results[key] = result;
        File.AppendAllText(path, Text(key, result));
    }

    private static string Text(string key, string result) => JsonSerializer.Serialize(new Line(key, result)) + "\n";

    private sealed record Line(string Key, string Result);
}
