using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations;

/// <summary><c>torch.ones</c>, <c>torch.full</c>, <c>torch.arange</c>, <c>torch.randn</c>...: a tensor from nothing.</summary>
/// <param name="name">The function.</param>
/// <param name="sizes">Its shape.</param>
/// <param name="call">What is called.</param>
/// <param name="isRandom">Every call makes other values, so it cannot stand for a tensor that was made once.</param>
/// <param name="type">The type of its elements, a member of <c>ScalarType</c>; null for floating-point numbers.</param>
public sealed class CreationOperation(string name, IReadOnlyList<GivenSize> sizes, Call call, bool isRandom, string? type = null) : Operation
{
    public bool IsRandom => isRandom;

    public string? Type => type;

    public override string Name => name;

    public Call Call => call;

    /// <summary>The call makes a list of all elements.</summary>
    public bool IsFlat { get; init; }

    public override IReadOnlyList<GivenSize> GivenSizes => sizes;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => GivenSize.Shape(sizes);

    public override ChannelMap Relate(Node node, ChannelRelations relations) => ChannelMap.None;
}
