using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrunableNets.Hosting.Reports;

/// <summary>A certificate, as a page reads it.</summary>
internal sealed record CertificateFigures(
    string Model, string Architecture, string Method, JsonObject Options, string Objective, JsonObject Data, JsonObject Versions,
    JsonObject Device,
    Dictionary<string, CostFigures> Flops, CostFigures Parameters, Dictionary<string, AccuracyFigures> Accuracy, GroupFigures[] Groups,
    LayerFigures[] Layers,
    UseFigures[]? Selection, Dictionary<string, string>? Evidence, SolvedFigures[]? Reconstruction, Dictionary<string, string> Files,
    MeasuredFigures Measured)
{
    private static readonly JsonSerializerOptions s_format = new(OptionsJson.Format)
    {
        PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no certificate, or one of an older version.</exception>
    public static CertificateFigures Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<CertificateFigures>(File.ReadAllBytes(path), s_format)
                ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{path}' is no certificate of a run, or one of another version: {e.Message} Prune again to have one.", e);
        }
    }

    /// <summary>How the run counted.</summary>
    public string Convention =>
        Options["Convention"]?.ToString() is { } convention && Flops.ContainsKey(convention) ? convention : Flops.Keys.First();

    public CostFigures Cost => Flops[Convention];

    /// <summary>What the network is at the run's end.</summary>
    public KeyValuePair<string, AccuracyFigures> Last => Accuracy.Last();
}

/// <summary>Before and after.</summary>
internal sealed record CostFigures(long Dense, long Slim);

internal sealed record AccuracyFigures(long? Correct, long Count, double Loss, double Measure);

internal sealed record GroupFigures(string Name, int Channels, int Kept, string[] MadeBy, string[] ReadBy, string[] TiedBy);

internal sealed record LayerFigures(string Path, string Type, int? Dense, int? Slim);

internal sealed record UseFigures(double Target, double Reached, string Unit);

internal sealed record SolvedFigures(string Path, string Outcome, double? Ridge, double Before, double After);

internal sealed record MeasuredFigures(
    string Finished, Dictionary<string, double>[] StageSeconds, Dictionary<string, double> LatencyMilliseconds,
    Dictionary<string, LayerTimeFigures> LayerMicroseconds);

internal sealed record LayerTimeFigures(double? Dense, double? Slim);
