using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrunableNets.Formats;

namespace PrunableNets.Hosting;

/// <summary>
/// The course of a run, one line of JSON a step or epoch, for the report. A run that was broken off and resumed has the same course as one
/// that was not: what comes again takes the place of what was there.
/// </summary>
internal sealed class CourseFile
{
    private static readonly JsonSerializerOptions s_line = new(OptionsJson.Format)
    {
        WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly string path;
    private readonly List<CoursePoint> points;

    /// <param name="path">The file, created with the first step.</param>
    /// <param name="resume">Whether what is there is the beginning of this run's course; else it is removed.</param>
    public CourseFile(string path, bool resume)
    {
        this.path = path;
        points = [];
        if (resume)
        {
            points = [.. Read(path)];
            // Without the half line that a killed process may have left, behind which nothing could be read.
            Rewrite();
        }
        else
            File.Delete(path);
    }

    public IReadOnlyList<CoursePoint> Points => points;

    /// <exception cref="IOException">It could not be written.</exception>
    public void Add(CoursePoint point)
    {
        // As nearly always; a run may have a hundred thousand steps.
        if (points.Count == 0 || (IsLike(points[^1]) && points[^1].Index < point.Index))
        {
            points.Add(point);
            File.AppendAllText(path, Line(point));
            return;
        }
        bool IsLike(CoursePoint p) => p.Stage == point.Stage && p.Kind == point.Kind;
        bool IsRepeated(CoursePoint p) => IsLike(p) && p.Index >= point.Index;
        // A stage without checkpoints comes again before one that has them.
        var place = points.FindIndex(IsRepeated) is var first and >= 0
            ? first
            : points.FindLastIndex(IsLike) is var last and >= 0 ? last + 1 : points.Count;
        points.RemoveAll(IsRepeated);
        points.Insert(place, point);
        Rewrite();
    }

    /// <summary>
    /// The points of a file, up to the first that cannot be read, as the last of a killed process; none where there is no file.
    /// </summary>
    public static IEnumerable<CoursePoint> Read(string path) =>
        JsonLines.Read<CoursePoint>(path, s_line, static point => point is { Stage: not null, Values: not null });

    private void Rewrite() => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(points.Select(Line)))));

    private static string Line(CoursePoint point) => JsonSerializer.Serialize(point, s_line) + "\n";
}

/// <summary>What a run reported once.</summary>
/// <param name="Stage">Of the run.</param>
/// <param name="Kind">Of the stage: a step or an epoch.</param>
/// <param name="Index">From 0.</param>
/// <param name="Values">By name.</param>
/// <param name="Gates">Mean gate of each group; null where none were told.</param>
internal sealed record CoursePoint(
    string Stage, string Kind, int Index, IReadOnlyDictionary<string, double> Values, IReadOnlyList<double>? Gates)
{
    public static CoursePoint Of(PruningStage stage, MethodStep step) =>
        new(
            stage.ToString(), "step", step.Index, step.Values.ToDictionary(static v => v.Key, static v => v.Value),
            step.Gates.Count > 0 ? step.Gates : null);

    public static CoursePoint Of(PruningStage stage, TrainingEpoch epoch)
    {
        var values = new Dictionary<string, double> { ["loss"] = epoch.Loss, ["test loss"] = epoch.Test.Loss };
        if (epoch.Test.Correct is not null)
            values["accuracy"] = epoch.Test.Share;
        return new(stage.ToString(), "epoch", epoch.Index, values, Gates: null);
    }
}
