using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;
using PrunableNets.Hosting.Reports.Sections;

namespace PrunableNets.Hosting.Reports.Pages;

/// <summary>A comparison as a page to look at.</summary>
internal static class ComparisonPage
{
    public static Page Of(ComparisonReport comparison)
    {
        IEnumerable<XElement?> sections = [Methods.Curve(comparison), .. Methods.Of(comparison), Cells.Of(comparison)];
        var (methods, seeds) = (
            comparison.Cells.Select(static c => c.Cell.Method).Distinct().Count(),
            comparison.Cells.Select(static c => c.Cell.Seed).Distinct().Count());
        return new Page(
            $"Methods compared on {comparison.Model}",
            $"{Amount.Of(methods, "method")}, {Amount.Of(seeds, "seed")}; FLOPs are counted by {comparison.Convention}.",
            [.. sections.OfType<XElement>()],
            $"Made by PrunableNets {Versions.PrunableNets}.");
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It holds no comparison.</exception>
    public static Page Read(string path)
    {
        try
        {
            if (
                JsonSerializer.Deserialize<ComparisonReport>(
                    File.ReadAllBytes(path), OptionsJson.Format) is { Model: not null, Cells.Count: > 0 } comparison)
                return Of(comparison);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is no comparison, or one of another version: {e.Message}", e);
        }
        throw new InvalidDataException($"'{path}' is no comparison, it has no cells.");
    }
}
