using System.Globalization;
using System.Linq;
using System.Text;
using PrunableNets.Plans.Json;

namespace PrunableNets;

public sealed partial class PlanFile
{
    /// <summary>Reads a plan file's text.</summary>
    /// <exception cref="PlanFileException">The text is not a plan file, or has more than 500,000 values; line, column and key say where.</exception>
    public static PlanFile Parse(string text) => PlanFileReader.Read(JsonReader.Read(text));

    /// <summary>The text: the same for the same content, lines end in <c>\n</c>, one group a line.</summary>
    public string ToJson()
    {
        var json = new StringBuilder();
        json.Append("{\n");
        json.Append("  \"schema\": ").Append(SchemaVersion).Append(",\n");
        json.Append("  \"model\": ").Append(JsonWriter.Quote(Model)).Append(",\n");
        json.Append("  \"fingerprint\": ").Append(JsonWriter.Quote(Fingerprint)).Append(",\n");
        AppendBlock(json, "groups", '[', ']', Groups.Select(static g =>
            $"{{ \"name\": {JsonWriter.Quote(g.Name)}, \"channels\": {Number(g.Channels)}, \"kept\": [{string.Join(", ", g.Kept.Select(static k => Number(k)))}] }}"));
        json.Append(",\n");
        AppendBlock(json, "flops", '{', '}', Flops.Select(static f => $"\"{f.Convention}\": {Total(f.Total)}"));
        json.Append(",\n");
        json.Append("  \"parameters\": ").Append(Total(Parameters)).Append(",\n");
        AppendBlock(json, "provenance", '{', '}', Provenance.Select(static p => $"{JsonWriter.Quote(p.Key)}: {JsonWriter.Quote(p.Value)}"));
        return json.Append("\n}\n").ToString();
    }

    private static void AppendBlock(StringBuilder json, string key, char open, char close, System.Collections.Generic.IEnumerable<string> lines)
    {
        json.Append("  \"").Append(key).Append("\": ").Append(open);
        var separator = "\n    ";
        foreach (var line in lines)
        {
            json.Append(separator).Append(line);
            separator = ",\n    ";
        }
        json.Append("\n  ").Append(close);
    }

    private static string Total(DenseSlim total) => $"{{ \"dense\": {Number(total.Dense)}, \"slim\": {Number(total.Slim)} }}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
