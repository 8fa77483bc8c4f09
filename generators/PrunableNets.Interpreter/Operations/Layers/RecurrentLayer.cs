using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// <c>LSTM</c>, <c>GRU</c>, <c>RNN</c> and their cells. Every hidden unit is fed back into all gates, so channels are not followed: the
/// layer keeps its weights as they are. Its results are the sequence and the last states.
/// </summary>
/// <param name="type">The module's type.</param>
/// <param name="input">Features of an element.</param>
/// <param name="hidden">Features of the state.</param>
/// <param name="layers">Layers on top of each other; 1 for a cell.</param>
/// <param name="bias">With biases.</param>
/// <param name="batchFirst">Input [B, length, features] instead of [length, B, features].</param>
/// <param name="bidirectional">A second direction whose results are appended.</param>
public sealed class RecurrentLayer(string type, long input, long hidden, long layers, bool bias, bool batchFirst, bool bidirectional) : Layer
{
    public override string Type => type;

    private bool IsCell => type.EndsWith("Cell", System.StringComparison.Ordinal);

    private bool IsLstm => type.StartsWith("LSTM", System.StringComparison.Ordinal);

    /// <summary>Gates of a step; each is a matrix product of the input and of the state.</summary>
    private long Gates => IsLstm ? 4 : type.StartsWith("GRU", System.StringComparison.Ordinal) ? 3 : 1;

    private int Directions => bidirectional ? 2 : 1;

    protected override IReadOnlyList<StateTensor> Tensors => Enumerable.Range(0, (int)layers).SelectMany(layer => Enumerable.Range(0, Directions).SelectMany(direction =>
    {
        var suffix = IsCell ? "" : "_l" + layer.ToString(CultureInfo.InvariantCulture) + (direction == 1 ? "_reverse" : "");
        var rows = Gates * hidden;
        StateTensor[] weights = [Matrix("weight_ih" + suffix, rows * Features(layer)), Matrix("weight_hh" + suffix, rows * hidden)];
        return bias ? weights.Concat([Vector("bias_ih" + suffix, rows), Vector("bias_hh" + suffix, rows)]) : weights;
    })).ToArray();

    public override Operation CreateOperation() => new Opaque(type, Shapes, Call.Module([new OperandArgument(0), .. type is "GRUCell" or "RNNCell" ? new CallArgument[] { new ConstantArgument(null) } : []]), Macs, this);

    /// <summary>The operation of a call that is given initial states as well.</summary>
    public Operation CreateOperationWithState() => new Opaque(type, Shapes, IsLstm ? Call.Module(new OperandArgument(0), new TupleArgument([new OperandArgument(1), new OperandArgument(2)])) : Call.Module(Call.Operands(2)), Macs, this);

    private static StateTensor Matrix(string name, long elements) => new(name, [StateAxis.Fixed, StateAxis.Fixed], true, elements);

    private static StateTensor Vector(string name, long elements) => new(name, [StateAxis.Fixed], true, elements);

    private long Features(int layer) => layer == 0 ? input : hidden * Directions;

    private Shape[] Shapes(IReadOnlyList<Shape> inputs)
    {
        var x = inputs[0];
        var rank = x.Rank;
        if (!(IsCell ? rank is 1 or 2 : rank is 2 or 3) || x[rank - 1] != input)
            throw new ShapeException($"the input has shape {x}, but the layer was made for {input} features in the last of {(IsCell ? "1 or 2" : "2 or 3")} dimensions");
        var output = x.With(rank - 1, hidden * Directions);
        if (IsCell)
            return IsLstm ? [output, output] : [output];
        // A single sequence has no batch, and neither have its states.
        var state = new Shape([new Dimension(layers * Directions), .. x.Where((_, i) => rank == 3 && i == (batchFirst ? 0 : 1)), new Dimension(hidden)]);
        if (inputs.Skip(1).FirstOrDefault(s => !s.SameAs(state)) is { } other)
            throw new ShapeException($"an initial state has shape {other}, but it has to be {state}");
        return IsLstm ? [output, state, state] : [output, state];
    }

    /// <summary>Products of all gates with the input and the state, for every element of the sequence.</summary>
    private long Macs(IReadOnlyList<Shape> inputs) => inputs[0].ElementsPerInput / input
        * Enumerable.Range(0, (int)layers).Sum(layer => Directions * Gates * hidden * (Features(layer) + hidden));
}
