namespace PrunableNets.Interpreter.Ir;

/// <summary>Everything of a network class that its evaluation can reach.</summary>
/// <param name="Entry">Id of the network's type.</param>
/// <param name="Constructor">Id of the constructor that is evaluated.</param>
/// <param name="Types">User types, base types before derived ones not guaranteed.</param>
/// <param name="Methods">User methods, constructors included.</param>
public sealed record IrProgram(string Entry, string Constructor, EquatableArray<IrType> Types, EquatableArray<IrMethod> Methods)
{
    /// <summary>The first arguments of the constructor or factory; its other parameters have their defaults.</summary>
    public EquatableArray<IrExpression> Arguments { get; init; } = EquatableArray<IrExpression>.Empty;

    /// <summary><see cref="Constructor"/> is a static method that returns the network.</summary>
    public bool IsFactory { get; init; }

    public EquatableArray<IrEnumType> Enums { get; init; } = EquatableArray<IrEnumType>.Empty;
}

/// <summary>A user type.</summary>
/// <param name="Id">Full metadata name.</param>
/// <param name="Name">Simple name.</param>
/// <param name="Base">Full name of the base type, user or library, without type arguments.</param>
/// <param name="IsModule">Derives from TorchSharp's <c>nn.Module</c>.</param>
public sealed record IrType(string Id, string Name, string? Base, bool IsModule, EquatableArray<IrFieldDeclaration> Fields, EquatableArray<IrOverride> Overrides)
{
    /// <summary>Ordinal of the span of its name.</summary>
    public int Origin { get; init; }

    /// <summary>Ordinal of the span of the method with which a module overrides <c>train</c>; null where there is none.</summary>
    public int? TrainOverride { get; init; }

    /// <summary>Its values are copied.</summary>
    public bool IsStruct { get; init; }

    /// <summary>Equality and text are those of its members.</summary>
    public bool IsRecord { get; init; }

    /// <summary>Names of its type parameters in this program (<see cref="TypeNames.Parameter"/>).</summary>
    public EquatableArray<string> TypeParameters { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The base type and every interface, with their type arguments.</summary>
    public EquatableArray<string> Supertypes { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What a record prints and compares, in order: its properties and fields, those of its bases first.</summary>
    public EquatableArray<IrRecordMember> RecordMembers { get; init; } = EquatableArray<IrRecordMember>.Empty;
}

/// <summary>A member of a record: what is not public is only compared, a property without a field only printed. Without a getter its field is read.</summary>
public sealed record IrRecordMember(string Name, string Type, bool IsPrinted, bool IsCompared, IrMethodReference? Getter);

/// <summary>An enum of the user's.</summary>
/// <param name="Id">Full name.</param>
/// <param name="IsFlags">Its text may name several members.</param>
public sealed record IrEnumType(string Id, IrNumeric Underlying, bool IsFlags, EquatableArray<IrLiteral> Values, EquatableArray<string> Names);

/// <summary>A field or auto-property, in declaration order.</summary>
/// <param name="ComponentName">Name under which <c>RegisterComponents</c> registers it.</param>
/// <param name="Default">Its value before any initializer.</param>
public sealed record IrFieldDeclaration(int Origin, string Name, string ComponentName, bool IsStatic, bool IsPrivate, IrExpression? Initializer, IrExpression Default)
{
    /// <summary>Under what an object keeps it (<see cref="IrField.Key"/>).</summary>
    public string Key { get; init; } = "";

    /// <summary>The field's module keeps all of its output channels.</summary>
    public bool KeepsChannels { get; init; }
}

/// <summary>A virtual method that the type overrides or implements: <paramref name="Slot"/> is the id of the original declaration.</summary>
public sealed record IrOverride(string Slot, string Method)
{
    /// <summary>The interface, with its type arguments: a class may implement one twice.</summary>
    public string? Container { get; init; }
}

/// <summary>A method body.</summary>
/// <param name="Initializer">The <c>base(...)</c> or <c>this(...)</c> call of a constructor.</param>
/// <param name="IsIterator">The body yields.</param>
public sealed record IrMethod(string Id, string Type, string Name, bool IsStatic, EquatableArray<IrParameter> Parameters, IrCall? Initializer, IrStatement Body, bool IsIterator)
{
    /// <summary>Names of the method's type parameters in this program.</summary>
    public EquatableArray<string> TypeParameters { get; init; } = EquatableArray<string>.Empty;

    /// <summary>A primary constructor, whose parameters the whole class can read: as fields of the name <see cref="Captured"/>.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The field of a primary constructor's parameter; no name that C# allows.</summary>
    public static string Captured(string parameter) => parameter + "@";
}

/// <param name="Default">What it is where the caller says nothing.</param>
public sealed record IrParameter(string Name, int Slot, IrExpression? Default);
