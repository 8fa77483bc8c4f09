using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes <c>Model.Slim</c>, for plans that come at run time.</summary>
internal static class SlimEmitter
{
    /// <summary><c>Model.Slim</c> and <c>Model.CreateSlim</c>.</summary>
    public static string Write(NetworkHeader header, Network network) =>
        SourceFile.Write(header, $"{header.Name} with the widths of a plan", SourceKind.Form, writer =>
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
            ConstructedForm.Write(writer, form, "Slim(global::PrunableNets.PruningPlan plan)", $"{header.Name}.Slim", classes,
                (isRead ? "" : "var ") + "widths = plan.Widths;");
        });
}
