using System;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes <c>Model.Gated</c>: the same network on the same weights, with one gate a channel.</summary>
internal static class GatedEmitter
{
    public static string Write(NetworkHeader header, Network network)
    {
        var form = new GatedForm(network);
        var classes = new FormClasses(form, [header.Name]);
        return SourceFile.Write(header, $"{header.Name} with gates", SourceKind.Form, writer =>
        {
            using var outer = writer.Block($"partial class {header.Name}");
            writer.Line($"/// <summary>{header.Name} with one gate a channel, on the dense network's own weights.</summary>");
            using var type = writer.Block($"public sealed class Gated : {header.FormType}, global::PrunableNets.IGatedModule");
            classes.WriteFields(writer);
            writer.Line();
            using (writer.Block($"public Gated({header.Name} dense) : base(\"{header.Name}.Gated\")"))
            {
                writer.Line($"Gates = new global::PrunableNets.ChannelGates({header.Name}.Architecture);\n"
                    + "register_module(\"gates\", Gates);");
                writer.Line("var modules = new global::PrunableNets.DenseModules(dense);");
                writer.Text(classes.Root.Construction);
            }
            writer.Line();
            writer.Line("/// <summary>The gates of all groups.</summary>\npublic global::PrunableNets.ChannelGates Gates { get; }");
            writer.Line();
            // All other weights belong to the dense network.
            using (writer.Block("protected override void Dispose(bool disposing)"))
                writer.Line("if (disposing)\n    Gates.Dispose();");
            writer.Line();
            writer.Text(classes.Root.Forward);
            FormHelpers.Write(writer, form, classes);
        });
    }
}
