using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method; over channels with gates, what counts only those that are let through.</summary>
internal sealed class ReduceWriter : OperationWriter<Reduce>
{
    /// <summary>What the gates have for those that zeros would change.</summary>
    private static readonly Dictionary<string, string> OverGates = new()
    {
        ["mean"] = "Mean", ["amax"] = "Max", ["amin"] = "Min", ["var"] = "Variance", ["std"] = "StandardDeviation",
    };

    protected override string Write(Reduce operation, Node node, ForwardWriter writer)
    {
        string[] spread = operation.IsSpread ? [Literals.Of(operation.Unbiased)] : [];
        var dimensions = Literals.Array(operation.Dimensions.Select(static d => (long)d));
        string[] arguments = [dimensions, .. spread, Literals.Of(operation.KeepDimensions)];
        var overChannels = operation.IsOverChannels(node, writer.Channels) && OverGates.TryGetValue(operation.Name, out var member)
            ? writer.OverChannels(node, member, arguments)
            : null;
        return overChannels
            ?? $"{writer.Variable(node.Inputs[0])}.{operation.Name}({string.Join(", ", arguments)})";
    }
}
