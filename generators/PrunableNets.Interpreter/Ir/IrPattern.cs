namespace PrunableNets.Interpreter.Ir;

/// <summary>A pattern of <c>is</c> and <c>switch</c>.</summary>
public abstract record IrPattern;

public sealed record IrConstantPattern(IrExpression Value) : IrPattern;

/// <summary><c>T x</c>, <c>T</c>, <c>{ } x</c> (no type) or <c>var x</c> (matches null too); the slot is -1 without a name.</summary>
public sealed record IrTypePattern(string? Type, int Slot, bool MatchesNull) : IrPattern;

public sealed record IrRelationalPattern(IrBinaryOperator Operator, IrExpression Value) : IrPattern;

public sealed record IrNotPattern(IrPattern Pattern) : IrPattern;

public sealed record IrAndPattern(IrPattern Left, IrPattern Right) : IrPattern;

public sealed record IrOrPattern(IrPattern Left, IrPattern Right) : IrPattern;

/// <summary><c>(p, q)</c>; <paramref name="Method"/> says how a value that is no tuple comes apart.</summary>
public sealed record IrTuplePattern(EquatableArray<IrPattern> Elements, IrDeconstruction? Method = null, int Origin = 0) : IrPattern;

/// <summary><c>{ A: pattern, B.C: pattern }</c>: each member is read of the value, which is in <paramref name="Slot"/>.</summary>
public sealed record IrPropertyPattern(int Slot, EquatableArray<IrExpression> Members, EquatableArray<IrPattern> Patterns) : IrPattern;

/// <summary><c>[a, .., b]</c>; <paramref name="Rest"/> is the position of the slice, -1 without one, and the pattern at it is matched with what is between.</summary>
public sealed record IrListPattern(EquatableArray<IrPattern> Elements, int Rest) : IrPattern;

public sealed record IrDiscardPattern : IrPattern;

public sealed record IrUnsupportedPattern(int Origin, string Construct) : IrPattern;
