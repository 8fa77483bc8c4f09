namespace PrunableNets.Interpreter.Ir;

/// <summary>A statement; see <see cref="IrExpression"/> for the origin.</summary>
public abstract record IrStatement(int Origin);

public sealed record IrBlock(int Origin, EquatableArray<IrStatement> Statements) : IrStatement(Origin);

public sealed record IrDeclare(int Origin, int Slot, string Name, IrExpression? Initializer) : IrStatement(Origin);

public sealed record IrExpressionStatement(int Origin, IrExpression Expression) : IrStatement(Origin);

public sealed record IrIf(int Origin, IrExpression Condition, IrStatement Then, IrStatement? Else) : IrStatement(Origin);

public sealed record IrFor(int Origin, EquatableArray<IrStatement> Before, IrExpression? Condition, EquatableArray<IrStatement> AtEnd, IrStatement Body) : IrStatement(Origin);

/// <summary>A foreach over a collection; the target is a declaration or a deconstruction.</summary>
public sealed record IrForEach(int Origin, IrExpression Target, IrExpression Collection, IrStatement Body) : IrStatement(Origin);

public sealed record IrWhile(int Origin, IrExpression Condition, IrStatement Body, bool TestsFirst) : IrStatement(Origin);

public sealed record IrSwitch(int Origin, IrExpression Value, EquatableArray<IrSwitchSection> Sections) : IrStatement(Origin);

/// <summary>A section; a null pattern is <c>default</c>.</summary>
public sealed record IrSwitchSection(EquatableArray<IrSwitchLabel> Labels, EquatableArray<IrStatement> Body);

public sealed record IrSwitchLabel(IrPattern? Pattern, IrExpression? Guard);

public sealed record IrReturn(int Origin, IrExpression? Value) : IrStatement(Origin);

public sealed record IrYield(int Origin, IrExpression Value) : IrStatement(Origin);

public sealed record IrBreak(int Origin) : IrStatement(Origin);

public sealed record IrContinue(int Origin) : IrStatement(Origin);

public sealed record IrThrow(int Origin, IrExpression? Exception) : IrStatement(Origin);

/// <summary>A using or a lock: the resources are evaluated, the body runs.</summary>
public sealed record IrUsing(int Origin, EquatableArray<IrStatement> Resources, IrStatement Body) : IrStatement(Origin);

public sealed record IrTry(int Origin, IrStatement Body, IrStatement? Finally) : IrStatement(Origin);

/// <summary>A statement that is refused when it is reached.</summary>
public sealed record IrUnsupportedStatement(int Origin, string Construct) : IrStatement(Origin);
