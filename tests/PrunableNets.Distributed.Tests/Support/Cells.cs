using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>A comparison's results without what a clock has measured.</summary>
internal static class Cells
{
    public static string Of(string folder)
    {
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "comparison.json")))!.AsObject();
        report.Remove("Rows");
        foreach (var cell in report["Cells"]!.AsArray().Select(static c => c!.AsObject()))
        {
            cell.Remove("PruningSeconds");
            cell.Remove("LatencyMilliseconds");
        }
        return report.ToJsonString();
    }
}
