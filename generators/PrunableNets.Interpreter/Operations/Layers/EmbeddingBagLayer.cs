using System.Collections.Generic;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>EmbeddingBag</c> of bags of one size: sums, means or maxima of rows. It keeps its full width.</summary>
public sealed class EmbeddingBagLayer(long entries, long dimensions) : Layer
{
    public override string Type => "EmbeddingBag";

    public override (long Input, long Output) Widths => (1, dimensions);

    protected override IReadOnlyList<StateTensor> Tensors => [new StateTensor("weight", [StateAxis.Fixed, StateAxis.Output], true, entries)];

    public override Operation CreateOperation() => new Opaque(Type, Shapes, Call.Module(Call.Operands(1)), static _ => 0, this);

    private Shape[] Shapes(IReadOnlyList<Shape> inputs) => inputs[0].Rank == 2
        ? [new Shape(inputs[0][0], new Dimension(dimensions))]
        : throw new ShapeException($"bags are rows of a matrix of whole numbers, not {inputs[0]}; offsets are not followed");
}
