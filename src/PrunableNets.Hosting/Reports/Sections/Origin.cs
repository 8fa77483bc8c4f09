using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>All that is needed to repeat the run.</summary>
internal static class Origin
{
    public static XElement Of(CertificateFigures run) => Elements.Section(
        "provenance", "Provenance",
        Elements.Table("How it came about", ["what", "value"], new (string, string)[]
        {
            ("model", run.Model), ("architecture", run.Architecture), ("method", run.Method), ("objective", run.Objective),
            ("training data", Text(run.Data["train"])), ("test data", Text(run.Data["test"])), ("versions", Text(run.Versions)),
            ("device", Text(run.Device)), ("finished", run.Measured.Finished),
        }.Concat((run.Evidence ?? []).Select(static e => (e.Key, e.Value))).Concat(run.Files.Select(static f => (f.Key, f.Value)))
            .Select(static r => new[] { r.Item1, r.Item2 })),
        new XElement(
            "details", new XElement("summary", "All options"),
            new XElement("pre", new XAttribute("tabindex", "0"), run.Options.ToJsonString(OptionsJson.Format))));

    private static string Text(JsonNode? node) =>
        node is JsonObject members ? string.Join(", ", members.Select(static m => $"{m.Key} {m.Value}")) : $"{node}";
}
