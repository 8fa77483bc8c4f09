using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>A call that is carried over to generated code as it was written, whatever it computes. It may have several results.</summary>
/// <param name="name">The user's function, or the type of the layer.</param>
/// <param name="shapes">The shape of each result.</param>
/// <param name="format">The C# call, with {0}, {1}, ... for the operands.</param>
public abstract class LibraryCall(string name, Func<IReadOnlyList<Shape>, Shape[]> shapes, string format) : Operation
{
    public override string Name => name;

    /// <summary>The result is a view of the first operand.</summary>
    public bool IsView { get; init; }

    public override bool SharesMemory => IsView;

    /// <summary>The shapes of all results; the call's own node stands for the first.</summary>
    public Shape[] InferShapes(IReadOnlyList<Shape> inputs) => shapes(inputs);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shapes(inputs)[0];

    public override string Write(Node node, ForwardWriter writer) =>
        string.Format(CultureInfo.InvariantCulture, format, Operands(node, writer).Cast<object>().ToArray());

    /// <summary>Of several results, those that nothing reads.</summary>
    public override string WriteDisposal(Node node, string variable)
    {
        var taken = node.Consumers.Select(static c => c.Operation).OfType<CallResult>().ToArray();
        if (taken.Length == 0)
            return base.WriteDisposal(node, variable);
        var count = shapes(node.Inputs.Select(static i => i.Shape).ToArray()).Length;
        return string.Concat(Enumerable.Range(0, count).Where(i => taken.All(t => t.Index != i)).Select(i => $" {variable}{taken[0].Accessor(i)}.Dispose();"));
    }
}
