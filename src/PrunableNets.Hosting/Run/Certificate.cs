using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using PrunableNets.Formats;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>
/// <c>certificate.json</c>: all that is needed to repeat a run, and what it gave. Only its last part, <c>"measured"</c>, differs from one
/// repetition on the same machine to the next.
/// </summary>
internal sealed class Certificate(Architecture architecture, PruningOptions options, ChosenMethod chosen, IPruningData data, Device device, ArithmeticResult arithmetic)
{
    private const int SchemaVersion = 1;

    /// <param name="report">What the run gave; the certificate goes to its <see cref="PruningReport.CertificatePath"/>.</param>
    /// <param name="plan">Of the slim network.</param>
    /// <param name="files">What the run read as weights and wrote.</param>
    /// <param name="stages">How long the stages took.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(PruningReport report, PruningPlan plan, IEnumerable<string> files, IReadOnlyList<StageTime> stages)
    {
        var widths = plan.Widths;
        var document = new JsonObject
        {
            ["schema"] = SchemaVersion,
            ["model"] = architecture.Model,
            ["architecture"] = architecture.Fingerprint,
            ["method"] = chosen.Method.ToString(),
            ["options"] = OptionsJson.Of(options),
            [chosen.Method.Name] = OptionsJson.Of(chosen.Options),
            ["objective"] = data.Objective.Name,
            ["data"] = new JsonObject { ["train"] = Describe(data.Train), ["test"] = Describe(data.Test) },
            ["versions"] = new JsonObject
            {
                ["PrunableNets"] = Versions.PrunableNets, ["libtorch"] = __version__,
                [".NET"] = RuntimeInformation.FrameworkDescription, ["system"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            },
            ["device"] = new JsonObject { ["name"] = device.ToString(), ["threads"] = get_num_threads(), ["arithmetic"] = arithmetic.Way },
            ["flops"] = new JsonObject(architecture.Flops.OrderBy(static f => f.Key).Select(f => KeyValuePair.Create(f.Key.ToString(), Costs(f.Value, widths)))),
            ["parameters"] = Costs(architecture.Parameters, widths),
            ["accuracy"] = new JsonObject(report.Rows.Select(static r => KeyValuePair.Create(r.Form, OptionsJson.Of(r.Accuracy)))),
            ["layers"] = new JsonArray([.. report.Layers.Select(static l => (JsonNode)new JsonObject { ["path"] = l.Path, ["type"] = l.Type, ["dense"] = l.Dense, ["slim"] = l.Slim })]),
            ["groups"] = new JsonArray([.. architecture.Groups.Select(g => Describe(GroupMembers.Of(architecture, g), widths[g.Index]))]),
            ["selection"] = report.Outcome is { } o ? new JsonArray([.. o.Selection.Uses.Select(static u => (JsonNode)new JsonObject { ["target"] = u.Target, ["reached"] = u.Cost, ["unit"] = u.Unit })]) : null,
            ["evidence"] = report.Outcome is { } told ? new JsonObject(told.Evidence.Select(static e => KeyValuePair.Create<string, JsonNode?>(e.Key, e.Value))) : null,
            ["early"] = report.Early is { } early ? Describe(early) : null,
            ["reconstruction"] = OptionsJson.Of(report.Reconstruction),
            ["fineTuning"] = report.FineTuning is { } t ? new JsonObject { ["last"] = OptionsJson.Of(t.Last), ["best"] = OptionsJson.Of(t.Best) } : null,
            ["equivalence"] = OptionsJson.Of(report.Equivalence),
            ["files"] = new JsonObject(files.Select(static f => KeyValuePair.Create<string, JsonNode?>(Path.GetFileName(f), "SHA-256 " + FileHash.Of(f)))),
            ["measured"] = Measured(report, stages),
        };
        AtomicFile.Write(report.CertificatePath, stream => stream.Write(Encoding.UTF8.GetBytes(document.ToJsonString(OptionsJson.Format) + "\n")));
    }

    private static JsonObject Measured(PruningReport report, IReadOnlyList<StageTime> stages) => new()
    {
        ["finished"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["stageSeconds"] = new JsonArray([.. stages.Select(static s => (JsonNode)new JsonObject { [s.Stage.ToString()] = Math.Round(s.Time.TotalSeconds, 3) })]),
        ["latencyMilliseconds"] = new JsonObject(report.Rows.Where(static r => r.Latency is not null)
            .Select(static r => KeyValuePair.Create<string, JsonNode?>(r.Form, Math.Round(r.Latency!.Value.Median.TotalMilliseconds, 3)))),
        ["layerMicroseconds"] = new JsonObject(report.Layers.Where(static l => l is { DenseLatency: not null } or { SlimLatency: not null })
            .Select(static l => KeyValuePair.Create<string, JsonNode?>(l.Path, new JsonObject { ["dense"] = Microseconds(l.DenseLatency), ["slim"] = Microseconds(l.SlimLatency) }))),
    };

    private static double? Microseconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalMicroseconds, 1) : null;

    private static JsonNode Describe(GroupMembers group, int kept) => new JsonObject
    {
        ["name"] = group.Name, ["channels"] = group.Channels, ["kept"] = kept,
        ["madeBy"] = OptionsJson.Of(group.MadeBy), ["readBy"] = OptionsJson.Of(group.ReadBy), ["tiedBy"] = OptionsJson.Of(group.TiedBy),
    };

    private JsonNode? Costs(CostPolynomial cost, int[] widths) =>
        new JsonObject { ["dense"] = cost.Evaluate(architecture.DenseWidths), ["slim"] = cost.Evaluate(widths) };

    private static JsonObject Describe(EarlyPruning early) => new()
    {
        ["moment"] = early.Moment.ToString(), ["epoch"] = early.Epoch, ["epochs"] = early.Epochs, ["told"] = early.IsTold,
        ["figures"] = OptionsJson.Of(early.Figures), ["last"] = OptionsJson.Of(early.Training.Last),
    };

    private static JsonNode Describe(Dataset data)
    {
        var told = new JsonObject { [data.Unit] = data.Count, ["shape"] = string.Join(", ", data.Inputs.Select(static i => i.ShapeText)) };
        // Images are float32 in every network.
        if (data is not ImageDataset)
            told["type"] = string.Join(", ", data.Inputs.Select(static i => i.TypeText));
        told["classes"] = data.ClassNames.Length;
        told["sha256"] = data.Fingerprint;
        return told;
    }
}
