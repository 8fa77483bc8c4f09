using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrunableNets.Formats;
using PrunableNets.Hosting.Reports.Pages;

namespace PrunableNets.Hosting;

/// <summary>All cells of a comparison.</summary>
/// <param name="Model">The network.</param>
/// <param name="Convention">How FLOPs are counted.</param>
/// <param name="Cells">By target, seed and method, in the order in which they were computed.</param>
public sealed record ComparisonReport(string Model, FlopsConvention Convention, IReadOnlyList<ComparisonResult> Cells)
{
    /// <summary>Mean and deviation over the seeds, a row a target and method: targets as they were given, the best last column first.</summary>
    public IReadOnlyList<ComparisonRow> Rows => [.. Cells.GroupBy(static c => c.Cell.Target, StringComparer.Ordinal).SelectMany(static t => t.GroupBy(static c => c.Cell.Method, StringComparer.Ordinal)
        .Select(g => new ComparisonRow(g.Key, t.Key, [.. g])).OrderByDescending(static r => r.Last.Mean))];

    /// <summary>What an answer is chosen of; tells what chance would give. 0 where answers are no classes.</summary>
    [JsonIgnore]
    public int Classes { get; init; }

    /// <summary>One line a row, for people, and a warning where a method ends at chance.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"method",-16}{"target",-16}{$"FLOPs ({Convention})",18}{"parameters",14}{"after",16}{"recovered",16}{"recalibrated",16}{"fine-tuned",16}{"reconstructed",16}{"then fine-tuned",17}{"seconds",10}{"latency",12}{(IsEarly ? $"{"pruned after",14}{"dense s/epoch",15}{"slim s/epoch",14}{"dense bytes",16}{"slim bytes",16}" : "")}\n");
        foreach (var row in Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Method,-16}{row.Target,-16}{row.Flops.Mean,18:N0}{row.Parameters.Mean,14:N0}{row.After.Percent,16}{row.Recovered.Percent,16}{row.Recalibrated.Percent,16}{row.FineTuned.Percent,16}{row.Reconstructed.Percent,16}{row.ReconstructedAndFineTuned.Percent,17}{row.Seconds.Mean,10:F1}{row.Latency.Mean,9:F2} ms{(IsEarly ? Training(row) : "")}\n");
        foreach (var row in Rows.Where(r => r.Seeds.All(IsAtChance)))
            text.Append(CultureInfo.InvariantCulture, $"warning: {row.Method} at {row.Target} ends at chance among {Classes} classes; its other figures mean nothing\n");
        return text.ToString();
    }

    /// <summary>One line a cell.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder($"method,target,seed,flops,parameters,after,recovered,recalibrated,fine-tuned,reconstructed,reconstructed and fine-tuned,seconds,latency ms{(IsEarly ? ",pruned after,dense seconds an epoch,slim seconds an epoch,dense bytes,slim bytes" : "")}\n");
        foreach (var c in Cells)
            text.Append(CultureInfo.InvariantCulture, $"{c.Cell.Method},{c.Cell.Target},{c.Cell.Seed},{c.Flops},{c.Parameters},{c.After.Measure},{c.Recovered?.Measure},{c.Recalibrated?.Measure},{c.FineTuned?.Measure},{c.Reconstructed?.Measure},{c.ReconstructedAndFineTuned?.Measure},{c.PruningSeconds:F3},{c.LatencyMilliseconds:F3}{(IsEarly ? Training(c.Early) : "")}\n");
        return text.ToString();
    }

    private bool IsAtChance(ComparisonResult cell) => cell.Last.IsAtChance(Classes);

    /// <summary>Networks were pruned in the course of their training, and there is more to tell.</summary>
    private bool IsEarly => Cells.Any(static c => c.Early is not null);

    private static string Training(ComparisonRow row) =>
        $"{row.PrunedAfter.Show("F1"),14}{row.DenseEpochSeconds.Show("F2"),15}{row.SlimEpochSeconds.Show("F2"),14}{row.DenseBytes.Show("N0"),16}{row.SlimBytes.Show("N0"),16}";

    private static string Training(EarlyMeasurement? early) => string.Create(
        CultureInfo.InvariantCulture, $",{early?.Epoch},{early?.DenseEpochSeconds:F3},{early?.SlimEpochSeconds:F3},{early?.DenseBytes},{early?.SlimBytes}");

    /// <summary>Writes <c>comparison.json</c> (all cells), <c>comparison.csv</c>, <c>comparison.txt</c> and <c>comparison.html</c>, a page to look at.</summary>
    /// <exception cref="IOException">One could not be written; what it held before is still there.</exception>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        ComparisonPage.Of(this).Write(Path.Combine(folder, "comparison.html"));
        foreach (var (name, content) in new[] { ("json", JsonSerializer.Serialize(this, OptionsJson.Format) + "\n"), ("csv", ToCsv()), ("txt", ToText()) })
            AtomicFile.Write(Path.Combine(folder, "comparison." + name), stream => stream.Write(Encoding.UTF8.GetBytes(content)));
    }
}
