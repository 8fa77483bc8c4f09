using System.Linq;
using PrunableNets.Generators.Emission.Forms;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes <c>Model.Architecture</c> and <c>Model.Flops</c>, under a table of the network.</summary>
internal static class ArchitectureEmitter
{
    private const string Library = "global::PrunableNets.";

    public static string Write(NetworkHeader header, Network network, Architecture architecture, PruningPlan? plan) =>
        SourceFile.Write(header, $"What the compiler knows of {header.Name}", SourceKind.Architecture, writer =>
        {
            ArchitectureTable.Write(writer, network);
            var contract = header.IsHostable ? [$"{Library}IPrunableModel<{header.Name}>"] : Enumerable.Empty<string>();
            if (header.IsVariant)
                VariantEmitter.WriteSummary(writer, header);
            var bases = string.Join(", ", (header.IsVariant ? new[] { header.FormType } : []).Concat(contract));
            using var outer = writer.Block($"{(header.IsVariant ? "public sealed " : "")}partial class {header.Name}"
                + $"{(bases.Length > 0 ? " : " + bases : "")}");
            if (header.IsVariant)
                VariantEmitter.WriteMembers(writer, header, network);
            WriteArchitecture(writer, architecture);
            writer.Line();
            WriteFactories(writer, header, plan);
            writer.Line();
            WriteFlops(writer, network, plan);
        });

    private static void WriteArchitecture(SourceWriter writer, Architecture architecture)
    {
        writer.Line("/// <summary>Layers, channel groups and costs, as the compiler found them.</summary>");
        writer.Line($"public static {Library}Architecture Architecture {{ get; }} = {Library}Architecture.Parse(\"\"\"");
        writer.Line("    " + architecture.ToText().Replace("\n", "\n    "));
        writer.Line("    \"\"\");");
    }

    private static void WriteFactories(SourceWriter writer, NetworkHeader header, PruningPlan? plan)
    {
        writer.Line("/// <summary>A new dense network.</summary>\n"
            + $"public static {header.Name} Create() => {(header.IsVariant ? $"new {header.Name}()" : header.Creation)};");
        writer.Line();
        writer.Line("/// <summary>The dense network with gates, on its own weights.</summary>\n"
            + $"public static Gated CreateGated({header.Name} dense) => new Gated(dense);");
        writer.Line();
        writer.Line(plan is null
            ? "/// <summary>Null: no plan file was there when this was compiled.</summary>\n"
                + $"public static {header.FormType}? CreateBuiltSlim() => null;"
            : "/// <summary>The class with the constant widths of the plan file.</summary>\n"
                + $"public static {header.FormType}? CreateBuiltSlim() => new {header.Name}Slim();");
        if (header.IsHostable)
            WriteContract(writer, header.Name);
    }

    /// <summary>The factories as a host knows them, which takes networks of any number of inputs.</summary>
    private static void WriteContract(SourceWriter writer, string name)
    {
        const string Module = "global::TorchSharp.torch.nn.Module";
        var contract = $"{Library}IPrunableModel<{name}>";
        writer.Line();
        writer.Line($"static {Library}IGatedModule {contract}.CreateGated({name} dense) => CreateGated(dense);");
        writer.Line();
        writer.Line($"static {Module} {contract}.CreateSlim({name} dense, {Library}PruningPlan plan) => CreateSlim(dense, plan);");
        writer.Line();
        writer.Line($"static {Module}? {contract}.CreateBuiltSlim() => CreateBuiltSlim();");
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
            writer.Line($"public static long Of({Library}FlopsConvention convention, IReadOnlyList<int> widths) => "
                + "Architecture.Flops[convention].Evaluate(widths);");
        }
    }

    private static void WriteTotals(SourceWriter writer, Network network, string prefix, int[] widths, string what)
    {
        foreach (var flops in network.Flops.OrderBy(static f => f.Key))
            writer.Line($"/// <summary>FLOPs of {what}, {flops.Key} convention.</summary>\n"
                + $"public const long {prefix}{flops.Key} = {flops.Value.Evaluate(widths)};");
        writer.Line($"/// <summary>Parameters of {what}.</summary>\n"
            + $"public const long {prefix}Parameters = {network.Parameters.Evaluate(widths)};");
    }
}
