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
}

/// <summary>A user type.</summary>
/// <param name="Id">Full metadata name.</param>
/// <param name="Name">Simple name.</param>
/// <param name="Base">Full name of the base type, user or library, without type arguments.</param>
/// <param name="IsModule">Derives from TorchSharp's <c>nn.Module</c>.</param>
public sealed record IrType(string Id, string Name, string? Base, bool IsModule, EquatableArray<IrFieldDeclaration> Fields, EquatableArray<IrOverride> Overrides);

/// <summary>A field or auto-property, in declaration order.</summary>
/// <param name="ComponentName">Name under which <c>RegisterComponents</c> registers it.</param>
/// <param name="Default">Its value before any initializer.</param>
public sealed record IrFieldDeclaration(int Origin, string Name, string ComponentName, bool IsStatic, bool IsPrivate, IrExpression? Initializer, object? Default)
{
    /// <summary>The field's module keeps all of its output channels.</summary>
    public bool KeepsChannels { get; init; }
}

/// <summary>A virtual method that the type overrides or implements: <paramref name="Slot"/> is the id of the original declaration.</summary>
public sealed record IrOverride(string Slot, string Method);

/// <summary>A method body.</summary>
/// <param name="Initializer">The <c>base(...)</c> or <c>this(...)</c> call of a constructor.</param>
/// <param name="IsIterator">The body yields.</param>
public sealed record IrMethod(string Id, string Type, string Name, bool IsStatic, EquatableArray<IrParameter> Parameters, IrCall? Initializer, IrStatement Body, bool IsIterator)
{
    /// <summary>A primary constructor, whose parameters the whole class can read: as fields of the name <see cref="Captured"/>.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The field of a primary constructor's parameter; no name that C# allows.</summary>
    public static string Captured(string parameter) => parameter + "@";
}

public sealed record IrParameter(string Name, int Slot, IrExpression? Default);
