using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>
/// One operator a layer. ONNX has the gates in another order than TorchSharp (input, output, forget, cell; update, reset, hidden), a
/// dimension for the direction, and the length of the sequence always first.
/// </summary>
internal sealed class RecurrentWriter : OperationWriter
{
    /// <summary>Which of TorchSharp's gates come one after the other in ONNX.</summary>
    private static readonly Dictionary<string, long[]> Gates = new() { ["LSTM"] = [0, 3, 1, 2], ["GRU"] = [1, 0, 2], ["RNN"] = [0] };

    public override IEnumerable<string> Operations => Gates.Keys;

    public override IReadOnlyList<string> Write(NodeContext node)
    {
        if (node.Inputs.Count > 1)
            throw node.Refuse("initial states that are given.");
        if (node.Operands[0].Shape.Count != 3)
            throw node.Refuse("a sequence without a batch.");
        if (node.Node.Operation == "RNN" && node.Attributes.Text("nonLinearity") is { } nonLinearity && nonLinearity != "Tanh")
            throw node.Refuse($"{nonLinearity} in place of tanh.");
        var (isBatchFirst, isBidirectional) = (node.Attributes.Bool("batchFirst"), node.Attributes.Bool("bidirectional"));
        var sequence = isBatchFirst ? node.Transposed(node.Input, 3, 0, 1) : node.Input;
        var states = new List<string[]>();
        for (var layer = 0; node.HasWeight($"weight_ih_l{layer}"); layer++)
        {
            var results = Layer(node, sequence, layer, isBidirectional);
            // [length, directions, batch, hidden] becomes [length, batch, directions * hidden].
            sequence = node.Add("Reshape", [node.Transposed(results[0], 4, 1, 2), node.Graph.Longs(0, 0, -1)]);
            states.Add([.. results.Skip(1)]);
        }
        var last = Enumerable.Range(0, states[0].Length)
            .Select(i => states.Count == 1 ? states[0][i] : node.Add("Concat", states.Select(s => s[i]), ("axis", 0)));
        return [isBatchFirst ? node.Transposed(sequence, 3, 0, 1) : sequence, .. last];
    }

    private static string[] Layer(NodeContext node, string sequence, int layer, bool isBidirectional)
    {
        string[] directions = isBidirectional ? [$"_l{layer}", $"_l{layer}_reverse"] : [$"_l{layer}"];
        var hidden = node.WeightValue("weight_hh" + directions[0]).shape[1];
        var inputs = new List<string> { sequence, Stacked(node, directions, "weight_ih"), Stacked(node, directions, "weight_hh") };
        if (node.HasWeight("bias_ih" + directions[0]))
            inputs.Add(node.Graph.Constant(stack(
                directions.Select(d => cat([Ordered(node, "bias_ih" + d), Ordered(node, "bias_hh" + d)])).ToArray())));
        var attributes = new List<(string, object)>
        {
            ("hidden_size", hidden), ("direction", isBidirectional ? "bidirectional" : "forward")
        };
        if (node.Node.Operation == "GRU")
            attributes.Add(("linear_before_reset", 1));
        return node.Graph.Add(node.Node.Operation, inputs, node.Node.Operation == "LSTM" ? 3 : 2, [.. attributes]);
    }

    private static string Stacked(NodeContext node, string[] directions, string name) =>
        node.Graph.Constant(stack(directions.Select(d => Ordered(node, name + d)).ToArray()));

    private static Tensor Ordered(NodeContext node, string name)
    {
        var order = Gates[node.Node.Operation];
        var gates = node.WeightValue(name).chunk(order.Length);
        return cat(order.Select(i => gates[i]).ToArray());
    }
}
