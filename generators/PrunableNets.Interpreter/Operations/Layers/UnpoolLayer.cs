using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>MaxUnpool1d</c> to <c>3d</c>: values and indices of a max pool, back where they were. Channels are followed.</summary>
public sealed class UnpoolLayer(long[] kernel, long[] stride, long[] padding) : Layer
{
    public override string Type => $"MaxUnpool{kernel.Length}d";

    /// <summary>The number of spatial dimensions.</summary>
    public int Rank => kernel.Length;

    public override Operation CreateOperation() => CreateOperation(null);

    /// <param name="size">The size of the result; null for the smallest that the pool makes the input of.</param>
    public Dimensionwise CreateOperation(long[]? size)
    {
        var name = $"max_unpool{kernel.Length}d";
        CallArgument[] given = size is null ? [] : [new CallArgument("output_size", new ArrayArgument("long", size.Select(static s => new ConstantArgument(s)).ToArray()))];
        return new Dimensionwise(
            name, inputs => [Shape(inputs, size)], Call.Function("functional", name, [.. Call.Operands(2), Pooling.Pool.Sized(kernel), Pooling.Pool.Sized(stride), Pooling.Pool.Sized(padding), .. given]),
            Enumerable.Range(2, kernel.Length).ToArray(), true, data: 2);
    }

    private Shape Shape(IReadOnlyList<Shape> inputs, long[]? size)
    {
        var (input, indices) = (inputs[0], inputs[1]);
        if (input.Rank != kernel.Length + 2 || !input.SequenceEqual(indices))
            throw new ShapeException($"the values {input} and the indices {indices} do not fit; both are what one pool gives, of {kernel.Length + 2} dimensions");
        for (var i = 0; i < kernel.Length; i++)
            input = input.With(i + 2, size is not null ? size[size.Length - kernel.Length + i] : (input[i + 2].Size - 1) * stride[i] - 2 * padding[i] + kernel[i]);
        return input;
    }
}
