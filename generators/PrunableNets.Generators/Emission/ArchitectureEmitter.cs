using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes <c>Model.Architecture</c> and <c>Model.Flops</c>, under a table of the network.</summary>
internal static class ArchitectureEmitter
{
    private const string Library = "global::PrunableNets.";

    public static string Write(NetworkHeader header, Network network, Architecture architecture, PruningPlan? plan) =>
        SourceFile.Write(header, $"What the compiler knows of {header.Name}", writer =>
        {
            ArchitectureTable.Write(writer, network);
            var contract = header.IsHostable ? [$"{Library}IPrunableModel<{header.Name}>"] : Enumerable.Empty<string>();
            if (header.IsVariant)
                VariantEmitter.WriteSummary(writer, header);
            var bases = string.Join(", ", (header.IsVariant ? new[] { header.FormType } : []).Concat(contract));
            using var outer = writer.Block($"{(header.IsVariant ? "public sealed " : "")}partial class {header.Name}{(bases.Length > 0 ? " : " + bases : "")}");
            if (header.IsVariant)
                VariantEmitter.WriteMembers(writer, header, network);
            WriteArchitecture(writer, architecture);
            writer.Line();
            WriteFactories(writer, header, plan);
            writer.Line();
            WriteFlops(writer, network, plan);
        }, usesLayouts: true);

    private static void WriteArchitecture(SourceWriter writer, Architecture architecture)
    {
        writer.Line("/// <summary>Layers, channel groups and costs, as the compiler found them.</summary>");
        using (writer.Block($"public static {Library}Architecture Architecture {{ get; }} = new {Library}Architecture", "};"))
        {
            writer.Line($"Model = \"{architecture.Model}\",\nFingerprint = \"{architecture.Fingerprint}\",\nSourcePath = {SymbolDisplay.FormatLiteral(architecture.SourcePath, true)},");
            writer.Line($"Inputs = new[] {{ {string.Join(", ", architecture.Inputs.Select(static i => $"new long[] {{ {string.Join(", ", i)} }}"))} }},");
            using (writer.Block($"Layers = new {Library}LayerInfo[]", "},"))
                foreach (var layer in architecture.Layers)
                    writer.Line($"new(\"{layer.Path}\", \"{layer.Type}\", \"{layer.OutputShape}\", {layer.Macs}),");
            using (writer.Block($"Groups = new {Library}ChannelGroup[]", "},"))
                foreach (var group in architecture.Groups)
                    writer.Line($"new({group.Index}, \"{group.Name}\", {group.Channels}, {group.Offset}{(group is { RoundTo: 1, MinChannels: 1 } ? "" : $", {group.RoundTo}, {group.MinChannels}")}),");
            using (writer.Block($"State = new {Library}StateEntry[]", "},"))
                foreach (var entry in architecture.State)
                    writer.Line($"new(\"{entry.Key}\", new ChannelLayout?[] {{ {string.Join(", ", entry.Dimensions.Select(static d => d is null ? "null" : LayoutLiteral.Write(d)))} }}),");
            writer.Line($"Parameters = {Polynomial(architecture.Parameters)},");
            using (writer.Block($"Flops = new Dictionary<{Library}FlopsConvention, {Library}CostPolynomial>", "},"))
                foreach (var flops in architecture.Flops.OrderBy(static f => f.Key))
                    writer.Line($"[{Library}FlopsConvention.{flops.Key}] = {Polynomial(flops.Value)},");
        }
    }

    private static void WriteFactories(SourceWriter writer, NetworkHeader header, PruningPlan? plan)
    {
        writer.Line($"/// <summary>A new dense network.</summary>\npublic static {header.Name} Create() => {(header.IsVariant ? $"new {header.Name}()" : header.Creation)};");
        writer.Line();
        writer.Line($"/// <summary>The dense network with gates, on its own weights.</summary>\npublic static {(header.FormType == ModuleTypes.Of(1) ? Library + "GatedModule" : "Gated")} CreateGated({header.Name} dense) => new Gated(dense);");
        writer.Line();
        writer.Line(plan is null
            ? $"/// <summary>Null: no plan file was there when this was compiled.</summary>\npublic static {header.FormType}? CreateBuiltSlim() => null;"
            : $"/// <summary>The class with the constant widths of the plan file.</summary>\npublic static {header.FormType}? CreateBuiltSlim() => new {header.Name}Slim();");
    }

    private static void WriteFlops(SourceWriter writer, Network network, PruningPlan? plan)
    {
        writer.Line("/// <summary>FLOPs of one input and parameters, by convention.</summary>");
        using (writer.Block("public static class Flops"))
        {
            WriteTotals(writer, network, "Dense", network.DenseWidths, "the dense network");
            if (plan is not null)
                WriteTotals(writer, network, "Slim", plan.Widths, "the network of the plan file");
            writer.Line("/// <summary>FLOPs at the given widths, one a channel group.</summary>");
            writer.Line($"public static long Of({Library}FlopsConvention convention, IReadOnlyList<int> widths) => Architecture.Flops[convention].Evaluate(widths);");
        }
    }

    private static void WriteTotals(SourceWriter writer, Network network, string prefix, int[] widths, string what)
    {
        foreach (var flops in network.Flops.OrderBy(static f => f.Key))
            writer.Line($"/// <summary>FLOPs of {what}, {flops.Key} convention.</summary>\npublic const long {prefix}{flops.Key} = {flops.Value.Evaluate(widths)};");
        writer.Line($"/// <summary>Parameters of {what}.</summary>\npublic const long {prefix}Parameters = {network.Parameters.Evaluate(widths)};");
    }

    private static string Polynomial(CostPolynomial polynomial)
    {
        // An array of its own: new(...) as the only argument of a params array would stand for the array.
        var products = polynomial.Products.Select(static p => string.Format(CultureInfo.InvariantCulture, "new({0}, {1}, {2})", p.First, p.Second, p.Coefficient));
        var linear = string.Join(", ", polynomial.Linear);
        return $"new {Library}CostPolynomial({polynomial.Constant.ToString(CultureInfo.InvariantCulture)}, new long[] {{ {linear} }}, new {Library}WidthProduct[] {{ {string.Join(", ", products)} }})";
    }
}
