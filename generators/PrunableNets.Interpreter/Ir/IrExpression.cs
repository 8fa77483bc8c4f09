namespace PrunableNets.Interpreter.Ir;

/// <summary>An expression. <paramref name="Origin"/> is the ordinal of its source span; spans travel beside the IR, so that moving code changes nothing here.</summary>
public abstract record IrExpression(int Origin);

/// <summary>A compile-time constant: null, bool, char, string or a number of its C# type. Enum values are their underlying number.</summary>
public sealed record IrLiteral(int Origin, object? Value) : IrExpression(Origin);

/// <summary>A constant of an enum type, by the member's name.</summary>
public sealed record IrEnum(int Origin, string Type, string Member, object? Value) : IrExpression(Origin);

/// <summary>A local or a parameter. Slots are unique within a program.</summary>
public sealed record IrLocal(int Origin, int Slot, string Name) : IrExpression(Origin);

/// <summary>The current instance.</summary>
public sealed record IrThis(int Origin) : IrExpression(Origin);

/// <summary>A field, or an auto-property, of user code; static when there is no target.</summary>
public sealed record IrField(int Origin, IrExpression? Target, string Type, string Name) : IrExpression(Origin)
{
    /// <summary>Under what the object keeps it: a base class may have a field of the same name.</summary>
    public string Key { get; } = Target is null || Type is "tuple" or "anonymous" ? Name : Type + "." + Name;
}

/// <summary>A property or indexer of library code, or a field of a library type.</summary>
public sealed record IrProperty(int Origin, IrExpression? Target, string Type, string Name, EquatableArray<IrArgument> Arguments) : IrExpression(Origin);

/// <summary>A value bound to a parameter; arguments are listed in the order in which they are evaluated.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Ordinal">Its place in the member's signature.</param>
/// <param name="Value">What is passed.</param>
/// <param name="Default">The constant that the parameter has where nothing is passed; null without one.</param>
public sealed record IrArgument(string Parameter, int Ordinal, IrExpression Value, IrLiteral? Default = null)
{
    /// <summary>Nothing is passed.</summary>
    public bool IsLeftOut { get; init; }
}

/// <summary>A method call. The target is null for static methods; a base call does not dispatch.</summary>
public sealed record IrCall(int Origin, IrExpression? Target, IrMethodReference Method, EquatableArray<IrArgument> Arguments, bool IsBaseCall) : IrExpression(Origin)
{
    /// <summary>The type whose static member an interface's stands for.</summary>
    public string? Constraint { get; init; }

    /// <summary>An operator of the user's on values that may be null: then so is the result.</summary>
    public bool IsLifted { get; init; }
}

/// <summary>A method as named at a call: by containing type and name for libraries, by id for user code.</summary>
/// <param name="Id">Documentation id of the definition.</param>
/// <param name="Type">Full name of the containing type, without type arguments.</param>
/// <param name="Name">The method's name.</param>
/// <param name="IsUser">The body is in the compilation.</param>
public sealed record IrMethodReference(string Id, string Type, string Name, bool IsUser)
{
    /// <summary>The types that only the call says, because no parameter has them: <c>OfType&lt;T&gt;</c>.</summary>
    public EquatableArray<string> TypeArguments { get; init; } = EquatableArray<string>.Empty;

    /// <summary>All types that a generic method of the user's is called with.</summary>
    public EquatableArray<string> Generic { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The containing type with its type arguments.</summary>
    public string? Container { get; init; }

    /// <summary>Of a generic method of a library, its first type argument.</summary>
    public string? Element { get; init; }

    /// <summary>What a generic method or type of a library gives.</summary>
    public string? Result { get; init; }
}

/// <summary><c>new T(...) { ... }</c>; initializers are run with the new object in <paramref name="InitializerSlot"/>.</summary>
/// <param name="Type">With type arguments; it may be a type parameter.</param>
public sealed record IrNew(int Origin, string Type, IrMethodReference? Constructor, EquatableArray<IrArgument> Arguments, int InitializerSlot, EquatableArray<IrExpression> Initializers) : IrExpression(Origin);

/// <summary>Initializers of an object that a member of the new one holds already.</summary>
public sealed record IrInitialize(int Origin, IrExpression Owner, int Slot, EquatableArray<IrExpression> Initializers) : IrExpression(Origin);

/// <summary><c>value with { ... }</c>; initializers are run with the copy in <paramref name="Slot"/>.</summary>
public sealed record IrWith(int Origin, IrExpression Operand, int Slot, EquatableArray<IrExpression> Initializers) : IrExpression(Origin);

/// <summary>An array or list from its elements; spread elements are inlined.</summary>
public sealed record IrArray(int Origin, EquatableArray<IrExpression> Elements, string? Type = null) : IrExpression(Origin);

/// <summary>An element of an array or collection expression that is spread: <c>..items</c>.</summary>
public sealed record IrSpread(int Origin, IrExpression Items) : IrExpression(Origin);

/// <summary>An array of default values; one of several dimensions has several lengths.</summary>
public sealed record IrNewArray(int Origin, EquatableArray<IrExpression> Lengths, IrExpression Default, string Type) : IrExpression(Origin);

/// <summary>An assignment; <paramref name="IsRef"/> makes a ref local stand for another variable.</summary>
public sealed record IrAssign(int Origin, IrExpression Target, IrExpression Value, bool IsRef = false) : IrExpression(Origin);

/// <summary><c>a op= b</c>, with the type that the result is converted to.</summary>
public sealed record IrCompoundAssign(int Origin, IrExpression Target, IrBinaryOperator Operator, IrExpression Value, IrNumeric Type) : IrExpression(Origin)
{
    /// <summary>The type in which it is computed, to which both sides are converted.</summary>
    public IrNumeric Computed { get; init; }

    public bool IsChecked { get; init; }

    /// <summary>The operator of the user's, or of a framework type.</summary>
    public IrMethodReference? Method { get; init; }

    /// <summary>The enum that the result is a member of.</summary>
    public string? Enum { get; init; }
}

/// <summary><c>a ??= b</c>.</summary>
public sealed record IrCoalesceAssign(int Origin, IrExpression Target, IrExpression Value) : IrExpression(Origin);

public sealed record IrIncrement(int Origin, IrExpression Target, int By, bool IsPostfix) : IrExpression(Origin)
{
    public bool IsChecked { get; init; }

    /// <summary>The operator of the user's.</summary>
    public IrMethodReference? Method { get; init; }
}

public sealed record IrBinary(int Origin, IrBinaryOperator Operator, IrExpression Left, IrExpression Right, IrNumeric Type) : IrExpression(Origin)
{
    public bool IsChecked { get; init; }

    /// <summary>The enum that the result is a member of.</summary>
    public string? Enum { get; init; }

    /// <summary>The operator of a framework type, or the user's behind <c>&amp;&amp;</c> and <c>||</c>.</summary>
    public IrMethodReference? Method { get; init; }
}

public sealed record IrUnary(int Origin, IrUnaryOperator Operator, IrExpression Operand) : IrExpression(Origin)
{
    public bool IsChecked { get; init; }

    public IrMethodReference? Method { get; init; }
}

/// <summary>A numeric conversion; other conversions keep their operand and are not lowered.</summary>
public sealed record IrConvert(int Origin, IrExpression Operand, IrNumeric Type) : IrExpression(Origin)
{
    public bool IsChecked { get; init; }
}

/// <summary><c>x as T</c>: null when the value is not a T.</summary>
public sealed record IrAs(int Origin, IrExpression Operand, string Type) : IrExpression(Origin);

public sealed record IrConditional(int Origin, IrExpression Condition, IrExpression WhenTrue, IrExpression WhenFalse) : IrExpression(Origin);

public sealed record IrCoalesce(int Origin, IrExpression Value, IrExpression WhenNull) : IrExpression(Origin);

/// <summary><c>a?.b</c>: the receiver is put into <paramref name="Slot"/>, which <paramref name="WhenNotNull"/> reads.</summary>
public sealed record IrConditionalAccess(int Origin, IrExpression Receiver, int Slot, IrExpression WhenNotNull) : IrExpression(Origin);

/// <summary>A lambda, an anonymous method or a local function.</summary>
public sealed record IrLambda(int Origin, IrMethod Method) : IrExpression(Origin);

/// <summary>A method group converted to a delegate.</summary>
public sealed record IrMethodGroup(int Origin, IrExpression? Target, IrMethodReference Method, EquatableArray<string> Parameters) : IrExpression(Origin);

/// <summary>A property or indexer of the user's that has code, or may be overridden.</summary>
public sealed record IrAccessor(int Origin, IrExpression? Target, IrMethodReference? Getter, IrMethodReference? Setter, EquatableArray<IrArgument> Arguments, bool IsBaseCall) : IrExpression(Origin)
{
    /// <summary>The type whose static member an interface's stands for.</summary>
    public string? Constraint { get; init; }
}

/// <summary>A variable itself: what <c>ref</c> and <c>out</c> pass.</summary>
public sealed record IrReference(int Origin, IrExpression Target) : IrExpression(Origin);

/// <summary>A value that is no variable's: a struct is copied before a method of it runs.</summary>
public sealed record IrCopy(int Origin, IrExpression Value) : IrExpression(Origin);

/// <summary>A struct becomes an object, whose changes all its holders see; or comes back out of it.</summary>
public sealed record IrBox(int Origin, IrExpression Value, string Type, bool IsUnboxing) : IrExpression(Origin);

/// <summary>The value of a type before anything is assigned; the type may be a type parameter.</summary>
public sealed record IrDefault(int Origin, string Type) : IrExpression(Origin);

/// <summary><c>typeof(T)</c>.</summary>
public sealed record IrTypeOf(int Origin, string Type) : IrExpression(Origin);

/// <summary>A number as a member of an enum.</summary>
public sealed record IrToEnum(int Origin, IrExpression Operand, string Type, IrNumeric Underlying) : IrExpression(Origin);

/// <summary>A conversion of the numbers in a tuple.</summary>
public sealed record IrTupleConvert(int Origin, IrExpression Operand, EquatableArray<IrNumeric> Types) : IrExpression(Origin);

/// <summary>A cast that throws where the value is of another type.</summary>
public sealed record IrCast(int Origin, IrExpression Operand, string Type) : IrExpression(Origin);

/// <summary><c>new { A = 1 }</c>.</summary>
public sealed record IrAnonymous(int Origin, string Type, EquatableArray<string> Names, EquatableArray<IrExpression> Values) : IrExpression(Origin);

/// <summary>A call through a delegate or of a local function.</summary>
public sealed record IrInvoke(int Origin, IrExpression Target, EquatableArray<IrArgument> Arguments) : IrExpression(Origin)
{
    /// <summary>The types that a generic local function is called with.</summary>
    public EquatableArray<string> Generic { get; init; } = EquatableArray<string>.Empty;
}

public sealed record IrTuple(int Origin, EquatableArray<IrExpression> Elements) : IrExpression(Origin);

/// <summary><c>(a, b) = value</c>; null targets are discards.</summary>
public sealed record IrDeconstruct(int Origin, EquatableArray<IrExpression?> Targets, IrExpression Value) : IrExpression(Origin)
{
    /// <summary>How the value comes apart, where it is no tuple.</summary>
    public IrDeconstruction? Method { get; init; }
}

/// <summary>A <c>Deconstruct</c> of the user's, or the members of a record that has none written.</summary>
public sealed record IrDeconstruction(IrMethodReference? Method, EquatableArray<IrRecordMember> Members);

/// <summary>A new local as an assignment target: <c>var x</c> in a deconstruction, <c>out var x</c>.</summary>
public sealed record IrDeclareTarget(int Origin, int Slot) : IrExpression(Origin)
{
    /// <summary>The variable's name; null for a discard.</summary>
    public string? Name { get; init; }

    /// <summary>What it is before it is assigned.</summary>
    public IrExpression? Initial { get; init; }
}

/// <summary>An element; of an array of several dimensions there are several indices.</summary>
public sealed record IrElement(int Origin, IrExpression Array, IrExpression Index) : IrExpression(Origin)
{
    public EquatableArray<IrExpression> Others { get; init; } = EquatableArray<IrExpression>.Empty;
}

/// <summary><c>^n</c>.</summary>
public sealed record IrFromEnd(int Origin, IrExpression Offset) : IrExpression(Origin);

/// <summary><c>a..b</c>.</summary>
public sealed record IrRange(int Origin, IrExpression? Start, IrExpression? End) : IrExpression(Origin);

public sealed record IrInterpolation(int Origin, EquatableArray<IrExpression> Parts) : IrExpression(Origin)
{
    /// <summary>Written for the invariant culture.</summary>
    public bool IsInvariant { get; init; }
}

/// <summary>A part of an interpolated text with an alignment or a format.</summary>
public sealed record IrFormatted(int Origin, IrExpression Value, int Alignment, string? Format) : IrExpression(Origin);

public sealed record IrIs(int Origin, IrExpression Value, IrPattern Pattern) : IrExpression(Origin);

public sealed record IrSwitchExpression(int Origin, IrExpression Value, EquatableArray<IrSwitchArm> Arms) : IrExpression(Origin);

public sealed record IrSwitchArm(IrPattern Pattern, IrExpression? Guard, IrExpression Value);

/// <summary>A construct that is refused when it is reached.</summary>
public sealed record IrUnsupported(int Origin, string Construct) : IrExpression(Origin);

/// <summary><c>throw</c> as an expression.</summary>
public sealed record IrThrowExpression(int Origin, IrExpression? Exception) : IrExpression(Origin);
