using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// Writes the classes with the constant widths of the project's plan, which need TorchSharp and nothing else: <c>ModelSlim</c>, and
/// <c>ModelFolded</c> for inference.
/// </summary>
internal static class ConstantEmitter
{
    /// <summary><c>ModelSlim</c>, whose state dict is that of the slim form.</summary>
    public static string WriteSlim(NetworkHeader header, Network network, PlanFile file, PruningPlan plan) => Write(
        header, network, file, plan, NetworkHeader.SlimClass(header.Name), Cost(header, network, plan) + Parameters(network, plan),
        "that pruning wrote",
        (widths, writeIndex) => new SlimForm(widths, plan, writeIndex));

    /// <summary><c>ModelFolded</c>: batch norms are in the layers in front of them.</summary>
    public static string WriteFolded(NetworkHeader header, Network network, Architecture architecture, PlanFile file, PruningPlan plan) =>
        Write(
            header, network, file, plan, NetworkHeader.FoldedClass(header.Name),
            Cost(header, network, plan) + ", for inference: batch norms are in the layers in front of them that can take them",
            "that <c>prunable export --fold-norms</c> wrote",
            (widths, writeIndex) => new FoldedForm(widths, plan, writeIndex, architecture.FoldableNorms));

    private static string Write(
        NetworkHeader header, Network network, PlanFile file, PruningPlan plan, string name, string summary, string writtenBy,
        Func<WidthExpressions, Func<KeptIndex, string>, Form> create)
    {
        var names = WidthNames(network);
        var kept = new KeptTable(plan, names);
        var form = create(new ConstantWidthExpressions(network, names), kept.Write);
        var classes = new FormClasses(form, [header.Name, name]);
        return SourceFile.Write(header, summary, SourceKind.Shipped, writer =>
        {
            writer.Line($"/// <summary>{summary}.</summary>");
            WriteProvenance(writer, file);
            using var type = writer.Block($"{header.Accessibility} sealed class {name} : {header.FormType}");
            WriteWidths(writer, network, plan, names);
            kept.WriteClass(writer, classes.Reads);
            ConstructedForm.Write(writer, form, $"{name}()", name, classes);
            writer.Line();
            WriteLoad(writer, name, writtenBy);
        });
    }

    private static string Cost(NetworkHeader header, Network network, PruningPlan plan) =>
        $"{header.Name} at {Of(network.Flops[FlopsConvention.Mac], network, plan)} multiply-accumulates";

    private static string Parameters(Network network, PruningPlan plan) => $", {Of(network.Parameters, network, plan)} parameters";

    private static string Of(CostPolynomial cost, Network network, PruningPlan plan) =>
        FormattableString.Invariant($"{cost.Evaluate(plan.Widths):N0} of {cost.Evaluate(network.DenseWidths):N0}");

    private static void WriteWidths(SourceWriter writer, Network network, PruningPlan plan, IReadOnlyList<string> names)
    {
        writer.Line("/// <summary>Kept channels of each group.</summary>");
        using (writer.Block("public static class Widths"))
            for (var g = 0; g < names.Count; g++)
                writer.Line(
                    $"/// <summary>{network.Groups[g].Name}: {plan.Widths[g]} of {network.Groups[g].Channels}.</summary>\n"
                    + $"public const int {names[g]} = {plan.Widths[g]};");
        writer.Line();
    }

    /// <summary>Where the widths come from, as far as the plan tells, for whoever has the class and not the plan.</summary>
    private static void WriteProvenance(SourceWriter writer, PlanFile file)
    {
        writer.Line("/// <remarks>");
        foreach (var told in file.Provenance)
            writer.Line($"/// <para>{Escape(told.Key)}: {Escape(told.Value)}</para>");
        writer.Line($"/// <para>architecture: {Escape(file.Fingerprint)}</para>");
        writer.Line("/// </remarks>");
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"PrunableNets\", "
            + $"\"{typeof(ConstantEmitter).Assembly.GetName().Version.ToString(3)}\")]");
    }

    /// <summary>One line of a documentation comment, whatever a plan holds.</summary>
    private static string Escape(string text) => string.Concat(text.Select(static c =>
        c switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\u2028' or '\u2029' => " ",
            _ when char.IsControl(c) => " ",
            _ => c.ToString()
        }));

    /// <summary>With TorchSharp alone, because the class is what users ship.</summary>
    private static void WriteLoad(SourceWriter writer, string name, string writtenBy)
    {
        writer.Line("/// <summary>The network with its weights, in evaluation mode.</summary>\n"
            + $"/// <param name=\"path\">The <c>.dat</c> file {writtenBy}, of TorchSharp's own format.</param>");
        using var method = writer.Block($"public static {name} Load(string path)");
        using (writer.Block("if (path.EndsWith(\".safetensors\", global::System.StringComparison.OrdinalIgnoreCase))"))
            writer.Line("throw new global::System.ArgumentException($\"'{path}' is no file of TorchSharp's own format; "
                + "the .dat file beside it holds the same weights.\", nameof(path));");
        writer.Line($"var network = new {name}();\nnetwork.load(path);\nnetwork.eval();\nreturn network;");
    }

    private static List<string> WidthNames(Network network)
    {
        var identifiers = new Identifiers(network);
        return network.Groups.Select(g => identifiers.Of(g.Name)).ToList();
    }
}
