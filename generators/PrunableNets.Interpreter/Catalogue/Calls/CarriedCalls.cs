using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Makes graph nodes of calls that are carried over to generated code as they are written.</summary>
internal static class CarriedCalls
{
    /// <summary>A call with one result through which no channels are followed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="owner">The static class of the function.</param>
    /// <param name="shape">The result's shape.</param>
    /// <param name="macs">Its multiply-accumulates; null where they are not known.</param>
    public static Value Opaque(CallContext call, string owner, Func<IReadOnlyList<Shape>, Shape> shape, Func<IReadOnlyList<Shape>, long>? macs)
    {
        var (carried, operands) = CarriedCall.Of(call, owner);
        return Append(call, new Opaque(call.Member, inputs => [shape(inputs)], carried, macs), operands, false);
    }

    /// <summary>A call that mixes positions along <paramref name="mixed"/> alone.</summary>
    public static Value Along(CallContext call, string owner, int[] mixed, bool zeroToZero, Func<Shape, Shape> shape, int results = 1, bool removes = false, int data = 1, bool isView = false)
    {
        var (carried, operands) = CarriedCall.Of(call, owner);
        var operation = new Dimensionwise(call.Member, inputs => Enumerable.Repeat(shape(inputs[0]), results).ToArray(), carried, mixed, zeroToZero, removes, data) { IsView = isView };
        return Append(call, operation, operands, false);
    }

    /// <summary>A call that reduces dimensions, which stay with size one or disappear.</summary>
    public static Value Reducing(CallContext call, string owner, int[] mixed, bool zeroToZero, int results = 1)
    {
        var keeps = call.Bool("keepdim", false);
        return Along(call, owner, mixed, zeroToZero, s => Reduced(s, mixed, keeps), results, !keeps);
    }

    public static Shape Reduced(Shape shape, int[] dimensions, bool keeps) => keeps
        ? new Shape(shape.Select((d, i) => dimensions.Contains(i) ? new Dimension(1) : d).ToArray())
        : new Shape(shape.Where((_, i) => !dimensions.Contains(i)).ToArray());

    /// <summary>The node of the call, or those of its several results.</summary>
    public static Value Append(CallContext call, LibraryCall operation, IReadOnlyList<Node> operands, bool isArray)
    {
        var made = call.Append(operation, operands.ToArray());
        var shapes = operation.InferShapes(operands.Select(static o => o.Shape).ToArray());
        if (shapes.Length == 1 && !isArray)
            return made;
        var results = shapes.Select((shape, i) => (Value)call.Append(new CallResult(i, shape, isArray), made.Node)).ToArray();
        return isArray ? new ListValue(results) : new TupleValue(results);
    }
}
