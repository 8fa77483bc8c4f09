using System.Linq;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// Writes the class of a variant: a module around the network that the user's constructor or factory makes. It registers the network's
/// own children and parameters, so that paths and state dict are the network's.
/// </summary>
internal static class VariantEmitter
{
    public static void WriteSummary(SourceWriter writer, NetworkHeader header) =>
        writer.Line($"/// <summary>The network of <c>{header.Creation.Replace("&", "&amp;").Replace("<", "&lt;")}</c>; "
            + "paths and state dict are the network's.</summary>");

    public static void WriteMembers(SourceWriter writer, NetworkHeader header, Network network)
    {
        var given = network.Graph.Nodes.Select(static n => n.Operation).OfType<InputOperation>().Select(static o => o.Name).ToArray();
        var next = 0;
        // Inputs that are given as null are so in every call; parameters behind the last shape are optional and get null too.
        var arguments = Enumerable.Range(0, header.TensorInputs)
            .Select(i => i < header.Inputs.Count && !header.Inputs[i].IsNull ? given[next++] : "null");
        using (writer.Block($"public {header.Name}() : base(\"{header.Name}\")"))
        {
            writer.Line($"Network = {header.Creation};");
            writer.Line("foreach (var (name, child) in Network.named_children())\n    register_module(name, child);");
            writer.Line("foreach (var (name, parameter) in Network.named_parameters(false))\n    register_parameter(name, parameter);");
            writer.Line("foreach (var (name, buffer) in Network.named_buffers(false, false))\n    register_buffer(name, buffer);");
        }
        writer.Line();
        writer.Line($"/// <summary>The network itself.</summary>\npublic {header.NetworkType} Network {{ get; }}");
        writer.Line();
        writer.Line($"public override Tensor forward({string.Join(", ", given.Select(static n => $"Tensor {n}"))}) => "
            + $"Network.call({string.Join(", ", arguments)});");
        writer.Line();
        using (writer.Block("public override void train(bool train = true)"))
            writer.Line("Network.train(train);\nbase.train(train);");
        writer.Line();
        writer.Line("// Everything is registered by the constructor.");
        using (writer.Block("protected override void RegisterComponents()"))
        {
        }
        writer.Line();
    }
}
