namespace PrunableNets.Interpreter.Ir;

/// <summary>A statement; see <see cref="IrExpression"/> for the origin.</summary>
public abstract record IrStatement(int Origin);

public sealed record IrBlock(int Origin, EquatableArray<IrStatement> Statements) : IrStatement(Origin);

public sealed record IrDeclare(int Origin, int Slot, string Name, IrExpression? Initializer) : IrStatement(Origin);

public sealed record IrExpressionStatement(int Origin, IrExpression Expression) : IrStatement(Origin);

public sealed record IrIf(int Origin, IrExpression Condition, IrStatement Then, IrStatement? Else) : IrStatement(Origin);

public sealed record IrFor(int Origin, EquatableArray<IrStatement> Before, IrExpression? Condition, EquatableArray<IrStatement> AtEnd, IrStatement Body) : IrStatement(Origin);

/// <summary>A foreach over a collection; the target is a declaration or a deconstruction.</summary>
public sealed record IrForEach(int Origin, IrExpression Target, IrExpression Collection, IrStatement Body) : IrStatement(Origin)
{
    /// <summary>Each item is cast to this type: <c>foreach (Conv2d layer in modules)</c>.</summary>
    public string? Cast { get; init; }

    /// <summary>Each item is converted to this number.</summary>
    public IrNumeric Numeric { get; init; }

    /// <summary>The loop variable is the element itself.</summary>
    public bool IsByReference { get; init; }

    /// <summary>The collection is taken as one of objects, which may have an enumerator of its own.</summary>
    public bool IsPlain { get; init; }

    /// <summary>How the collection is gone through, where the user wrote that.</summary>
    public IrEnumeration? Enumeration { get; init; }
}

/// <summary>The members that a foreach calls.</summary>
public sealed record IrEnumeration(IrMethodReference Make, IrMethodReference MoveNext, IrMethodReference Current);

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

/// <summary>The body runs, then the resource in <paramref name="Slot"/> is disposed of, however the body ended.</summary>
public sealed record IrUsing(int Origin, IrStatement Resource, int Slot, IrMethodReference? Dispose, IrStatement Body) : IrStatement(Origin);

public sealed record IrTry(int Origin, IrStatement Body, EquatableArray<IrCatch> Catches, IrStatement? Finally) : IrStatement(Origin);

/// <summary>A handler; without a type it takes all.</summary>
public sealed record IrCatch(string? Type, int Slot, IrExpression? Filter, IrStatement Body);

/// <summary>A statement that is refused when it is reached.</summary>
public sealed record IrUnsupportedStatement(int Origin, string Construct) : IrStatement(Origin);
