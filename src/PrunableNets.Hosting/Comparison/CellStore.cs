using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrunableNets.Formats;

namespace PrunableNets.Hosting;

/// <summary>
/// Finished cells, one file each, named by all that they depend on: a comparison that was broken off goes on where it was.
/// </summary>
internal sealed class CellStore(string folder)
{
    /// <summary>The cell's result; null where it has not been computed, or depended on something else.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public ComparisonResult? Load(ComparisonCell cell, IEnumerable<KeyValuePair<string, string>> identity)
    {
        var path = PathOf(cell, identity);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ComparisonResult>(File.ReadAllText(path), OptionsJson.Format);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"'{path}' is no result of a comparison ({e.Message}); delete it, and the cell is computed again.", e);
        }
    }

    public void Save(ComparisonResult result, IEnumerable<KeyValuePair<string, string>> identity)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(
            PathOf(result.Cell, identity),
            stream => stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(result, OptionsJson.Format) + "\n")));
    }

    private string PathOf(ComparisonCell cell, IEnumerable<KeyValuePair<string, string>> identity)
    {
        var text = string.Join('\n', identity.Select(static i => $"{i.Key}={i.Value}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cell}\n{text}")))[..16];
        return Path.Combine(folder, $"{cell.Method}-{cell.Seed}-{hash}.json");
    }
}
