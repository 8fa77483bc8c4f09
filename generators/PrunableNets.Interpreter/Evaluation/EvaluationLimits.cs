namespace PrunableNets.Interpreter.Evaluation;

/// <summary>Bounds on an evaluation, so that no source can hang or exhaust the compiler.</summary>
/// <param name="Fuel">Expressions and statements evaluated.</param>
/// <param name="CallDepth">Nested calls of user methods.</param>
/// <param name="CollectionSize">Elements of one list or array.</param>
/// <param name="Nodes">Operations of the graph.</param>
/// <param name="DimensionSize">Size of one dimension of a tensor; every channel of it is followed on its own.</param>
public sealed record EvaluationLimits(int Fuel = 2_000_000, int CallDepth = 200, int CollectionSize = 65_536, int Nodes = 100_000, int DimensionSize = 4_194_304);
