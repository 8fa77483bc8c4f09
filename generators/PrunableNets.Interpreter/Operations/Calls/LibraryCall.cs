using System;
using System.Collections.Generic;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>A call that is carried over to generated code as it was written, whatever it computes. It may have several results.</summary>
/// <param name="name">The user's function, or the type of the layer.</param>
/// <param name="shapes">The shape of each result.</param>
/// <param name="call">What is called on the operands.</param>
public abstract class LibraryCall(string name, Func<IReadOnlyList<Shape>, Shape[]> shapes, Call call) : Operation
{
    public override string Name => name;

    public Call Call => call;

    /// <summary>The result is a view of the first operand.</summary>
    public bool IsView { get; init; }

    public override bool SharesMemory => IsView;

    /// <summary>The shapes of all results; the call's own node stands for the first.</summary>
    public Shape[] InferShapes(IReadOnlyList<Shape> inputs) => shapes(inputs);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shapes(inputs)[0];
}
