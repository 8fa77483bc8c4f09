using PrunableNets.Generators.Emission.Structure;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Writes what is in the class of a form that makes its modules itself.</summary>
internal static class ConstructedForm
{
    /// <param name="writer">Inside of the class.</param>
    /// <param name="form">The form.</param>
    /// <param name="constructor">Its name and parameters.</param>
    /// <param name="name">What the module is called.</param>
    /// <param name="classes">The form's classes.</param>
    /// <param name="start">Statements at the beginning of the constructor.</param>
    public static void Write(
        SourceWriter writer, Form form, string constructor, string name, FormClasses classes, string start = "")
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
}
