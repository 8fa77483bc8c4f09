using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes the slim forms: one for plans that come at run time, one with constant widths for the plan of the project.</summary>
internal static class SlimEmitter
{
    /// <summary><c>Model.Slim</c> and <c>Model.CreateSlim</c>.</summary>
    public static string WriteForPlans(NetworkHeader header, Network network) =>
        SourceFile.Write(header, $"{header.Name} with the widths of a plan", writer =>
        {
            using var outer = writer.Block($"partial class {header.Name}");
            writer.Line("/// <summary>A new slim network with the kept slices of the dense network's weights.</summary>");
            using (writer.Block($"public static {header.FormType} CreateSlim({header.Name} dense, global::PrunableNets.PruningPlan plan)"))
                writer.Line("var slim = new Slim(plan);\n"
                    + "global::PrunableNets.SlimWeights.Copy(dense, slim, Architecture, plan);\nreturn slim;");
            writer.Line();
            writer.Line($"/// <summary>{header.Name} with the widths of a plan; keys of its state dict are the dense network's.</summary>");
            using var type = writer.Block($"public sealed class Slim : {header.FormType}");
            var form = new SlimForm(new PlanWidthExpressions(network), plan: null, static index => index.WriteForPlan());
            var classes = new FormClasses(form, [header.Name]);
            var isRead = ClassText.Uses(classes.Root.Forward, "widths");
            if (isRead)
                writer.Line("private readonly int[] widths;");
            WriteBody(writer, form, "Slim(global::PrunableNets.PruningPlan plan)", $"{header.Name}.Slim", classes,
                (isRead ? "" : "var ") + "widths = plan.Widths;");
        }, usesFramework: false, callsLibrary: true);

    /// <summary><c>ModelSlim</c>: constant widths, no other dependency than TorchSharp.</summary>
    public static string WriteConstant(NetworkHeader header, Network network, PlanFile file, PruningPlan plan)
    {
        var names = WidthNames(network);
        var summary = FormattableString.Invariant($"{header.Name} at {network.Flops[FlopsConvention.Mac].Evaluate(plan.Widths):N0} of ")
            + FormattableString.Invariant($"{network.Flops[FlopsConvention.Mac].Evaluate(network.DenseWidths):N0} multiply-accumulates, ")
            + FormattableString.Invariant($"{network.Parameters.Evaluate(plan.Widths):N0} of ")
            + FormattableString.Invariant($"{network.Parameters.Evaluate(network.DenseWidths):N0} parameters");
        var kept = new KeptTable(plan, names);
        var form = new SlimForm(new ConstantWidthExpressions(network, names), plan, kept.Write);
        var classes = new FormClasses(form, [header.Name, $"{header.Name}Slim"]);
        return SourceFile.Write(header, summary, writer =>
        {
            writer.Line($"/// <summary>{summary}.</summary>");
            WriteProvenance(writer, file);
            using var type = writer.Block($"{header.Accessibility} sealed class {header.Name}Slim : {header.FormType}");
            writer.Line("/// <summary>Kept channels of each group.</summary>");
            using (writer.Block("public static class Widths"))
                for (var g = 0; g < names.Count; g++)
                    writer.Line(
                        $"/// <summary>{network.Groups[g].Name}: {plan.Widths[g]} of {network.Groups[g].Channels}.</summary>\n"
                        + $"public const int {names[g]} = {plan.Widths[g]};");
            writer.Line();
            kept.WriteClass(writer, classes.Reads);
            WriteBody(writer, form, $"{header.Name}Slim()", $"{header.Name}Slim", classes, "");
            writer.Line();
            WriteLoad(writer, $"{header.Name}Slim");
        }, usesFramework: false, isShipped: true);
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
            + $"\"{typeof(SlimEmitter).Assembly.GetName().Version.ToString(3)}\")]");
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
    private static void WriteLoad(SourceWriter writer, string name)
    {
        writer.Line("/// <summary>The network with its weights, in evaluation mode.</summary>\n"
            + "/// <param name=\"path\">The <c>.dat</c> file that pruning wrote, of TorchSharp's own format.</param>");
        using var method = writer.Block($"public static {name} Load(string path)");
        using (writer.Block("if (path.EndsWith(\".safetensors\", global::System.StringComparison.OrdinalIgnoreCase))"))
            writer.Line("throw new global::System.ArgumentException($\"'{path}' is no file of TorchSharp's own format; "
                + "the .dat file beside it holds the same weights.\", nameof(path));");
        writer.Line($"var slim = new {name}();\nslim.load(path);\nslim.eval();\nreturn slim;");
    }

    private static void WriteBody(SourceWriter writer, Form form, string constructor, string name, FormClasses classes, string start)
    {
        classes.WriteFields(writer);
        writer.Line();
        writer.Line("/// <summary>Before weights are loaded: new ones in layers, "
            + "zeros in parameters and buffers of the network's own.</summary>");
        using (writer.Block($"public {constructor} : base(\"{name}\")"))
        {
            if (start.Length > 0)
                writer.Line(start);
            writer.Text(classes.Root.Construction);
        }
        writer.Line();
        writer.Text(classes.Root.Forward);
        FormHelpers.Write(writer, form, classes);
    }

    private static List<string> WidthNames(Network network)
    {
        var identifiers = new Identifiers(network);
        return network.Groups.Select(g => identifiers.Of(g.Name)).ToList();
    }
}
