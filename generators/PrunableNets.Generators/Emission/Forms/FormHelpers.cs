using System.Linq;
using PrunableNets.Generators.Emission.Structure;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes the members of a form's class that its other members call, and the classes of its modules.</summary>
internal static class FormHelpers
{
    public static void Write(SourceWriter writer, Form form, FormClasses classes)
    {
        writer.Line();
        if (form.StandsAlone)
        {
            writer.Line("/// <inheritdoc/>\n"
                + "// Everything is registered by the constructors and nothing by reflection, "
                + "so the class works trimmed and compiled ahead of time.");
        }
        writer.Line("protected override void RegisterComponents() { }");
        if (form.StandsAlone)
            WriteFunctions(writer, form, classes);
        classes.WriteBlocks(writer);
    }

    /// <summary>What is in the library for forms that have it beside them (<c>FormFunctions</c>).</summary>
    private static void WriteFunctions(SourceWriter writer, Form form, FormClasses classes)
    {
        if (classes.HasScatters)
        {
            writer.Line();
            writer.Line("/// <summary>Adds a branch into the channels of the stream that it kept.</summary>");
            using (writer.Block("private static Tensor ScatterAdd(Tensor stream, Tensor branch, Tensor kept, int dim = 1)"))
            {
                writer.Line("if (branch.shape[dim] == stream.shape[dim])\n    return Sum(stream, branch);");
                // index_add reads its factor last, and TorchSharp does not keep it alive until then.
                writer.Line("using Scalar alpha = 1;\nreturn stream.index_add(dim, kept, branch, alpha);");
            }
        }
        writer.Line();
        using (writer.Block("private static T Add<T>(nn.Module parent, string name, T child) where T : nn.Module"))
            writer.Line("parent.register_module(name, child);\nreturn child;");
        if (classes.Scope.All().Any(static s => s.Loops.Count > 0))
        {
            writer.Line();
            using (writer.Block("private static T[] AddAll<T>(nn.Module parent, string name, params T[] children) where T : nn.Module"))
                writer.Line("var list = Add(parent, name, new Level(name));\nfor (var i = 0; i < children.Length; i++)\n"
                    + "    list.register_module($\"{i}\", children[i]);\nreturn children;");
        }
        if (classes.Reads("Sum") || classes.HasScatters)
        {
            writer.Line();
            // TorchSharp's own + makes that number, holds it no longer than until the call has begun, and the collector may free it
            // before it is read.
            using (writer.Block("private static Tensor Sum(Tensor x, Tensor y)"))
                writer.Line("using Scalar alpha = 1;\nreturn x.add(y, alpha);");
        }
        var kept = classes.Scope.All().Select(static s => s.Path).ToArray();
        if (form.Network.Modules.Any(m => m is { Layer: null, Type: not "Identity" } && !kept.Contains(m.Path)))
            writer.Line().Line("/// <summary>A level of the module tree.</summary>\n"
                + "private sealed class Level(string name) : nn.Module(name);");
    }
}
