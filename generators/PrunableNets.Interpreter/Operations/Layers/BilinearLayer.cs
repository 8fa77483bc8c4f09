using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>Bilinear</c>: a product of two inputs with a weight [out, in1, in2]. Opaque.</summary>
public sealed class BilinearLayer(long first, long second, long output, bool bias) : Layer
{
    public long First => first;

    public long Second => second;

    public long OutFeatures => output;

    public bool Bias => bias;

    public override string Type => "Bilinear";

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var weight = new StateTensor("weight", [StateAxis.Fixed, StateAxis.Fixed, StateAxis.Fixed], true, output * first * second);
            return bias ? [weight, new StateTensor("bias", [StateAxis.Fixed], true, output)] : [weight];
        }
    }

    public override Operation CreateOperation() =>
        new Opaque(Type, inputs => [Shape(inputs)], Call.Module(Call.Operands(2)), inputs => Shape(inputs).ElementsPerInput * first * second, this);

    private Shape Shape(IReadOnlyList<Shape> inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        return a.Rank > 0 && a.Rank == b.Rank && a[a.Rank - 1] == first && b[b.Rank - 1] == second && a.Take(a.Rank - 1).SequenceEqual(b.Take(b.Rank - 1))
            ? a.With(a.Rank - 1, output)
            : throw new ShapeException($"the inputs have shapes {a} and {b}, but the layer was made for {first} and {second} features in the last dimension");
    }
}
