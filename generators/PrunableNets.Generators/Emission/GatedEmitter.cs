using System;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes <c>Model.Gated</c>: the same network on the same weights, with one gate a channel.</summary>
internal static class GatedEmitter
{
    public static string Write(NetworkHeader header, Network network)
    {
        var identifiers = new Identifiers(network);
        var widths = new DenseWidthExpressions(network);
        var presence = BranchPresence.All(network, widths);
        var scope = new CallTree(network, presence, static _ => false).Build();
        var modules = new ModuleEmitter(network, scope, identifiers, presence, new ModuleWriter());
        modules.ReserveNames();
        return SourceFile.Write(header, $"{header.Name} with gates", writer =>
        {
            using var outer = writer.Block($"partial class {header.Name}");
            writer.Line($"/// <summary>{header.Name} with one gate a channel, on the dense network's own weights.</summary>");
            using var type = writer.Block($"public sealed class Gated : {header.FormType}, global::PrunableNets.IGatedModule");
            modules.WriteFields(writer);
            writer.Line();
            using (writer.Block($"public Gated({header.Name} dense) : base(\"{header.Name}.Gated\")"))
            {
                writer.Line($"Gates = new global::PrunableNets.ChannelGates({header.Name}.Architecture);\nregister_module(\"gates\", Gates);");
                writer.Line("var modules = dense.named_modules().ToDictionary(static m => m.name, static m => m.module);");
                modules.WriteConstruction(writer);
            }
            writer.Line();
            writer.Line("/// <summary>The gates of all groups.</summary>\npublic global::PrunableNets.ChannelGates Gates { get; }");
            writer.Line();
            // All other weights belong to the dense network.
            using (writer.Block("protected override void Dispose(bool disposing)"))
                writer.Line("if (disposing)\n    Gates.Dispose();");
            writer.Line();
            new GatedForwardEmitter(scope, widths, identifiers).Write(writer);
            writer.Line();
            writer.Line("private Tensor Gate(Tensor x, Tensor gate, int dim) => Gates.Apply(x, gate, dim);");
            FormHelpers.Write(writer, network, scope);
        });
    }

    /// <summary>The modules of the dense network itself.</summary>
    private sealed class ModuleWriter : IModuleWriter
    {
        public string Layer(Layer layer) => layer is TensorLayer tensor
            ? $"dense.get_{(tensor.IsParameter ? "parameter" : "buffer")}(\"{layer.Path}\")!"
            : $"({layer.Type})modules[\"{layer.Path}\"]";

        public string Stateless(Layer layer) => $"modules[\"{layer.Path}\"]";

        public string Class(CallScope call) => throw new NotSupportedException("Gates are in one forward, which no module has a part of.");

        public string Type(CallScope call) => throw new NotSupportedException("Gates are in one forward, which no module has a part of.");
    }
}
