using System.Collections.Generic;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>An argument of a <see cref="Call"/>.</summary>
/// <param name="Name">The parameter, so that the same overload is meant; null for an argument by its place.</param>
/// <param name="Value">What is passed.</param>
public sealed record CallArgument(string? Name, ArgumentValue Value)
{
    public CallArgument(ArgumentValue value) : this(null, value)
    {
    }

    public static implicit operator CallArgument(double number) => new(new ConstantArgument(number));

    public static implicit operator CallArgument(long number) => new(new ConstantArgument(number));

    public static implicit operator CallArgument(bool truth) => new(new ConstantArgument(truth));

    public static implicit operator CallArgument(string text) => new(new ConstantArgument(text));

    public static implicit operator CallArgument(ArgumentValue value) => new(value);
}

/// <summary>What is passed to a library member.</summary>
public abstract record ArgumentValue;

/// <summary>One of the tensors that the operation reads.</summary>
public sealed record OperandArgument(int Index) : ArgumentValue;

/// <summary>A number, <c>bool</c> or text: <c>long</c>, <c>double</c>, <c>float</c>, <c>bool</c>, <c>string</c>; null for <c>null</c>.</summary>
public sealed record ConstantArgument(object? Value) : ArgumentValue;

/// <summary>A whole number that is computed from shapes.</summary>
/// <param name="Value">What it is: <c>int</c> or <c>long</c>.</param>
/// <param name="Expression">How it is computed.</param>
public sealed record SizeArgument(object Value, SizeExpression Expression) : ArgumentValue;

/// <summary>A member of an enumeration.</summary>
/// <param name="Type">Its full name.</param>
/// <param name="Member">Its name there.</param>
public sealed record EnumArgument(string Type, string Member) : ArgumentValue;

/// <summary>The type of elements, a member of <c>ScalarType</c>.</summary>
public sealed record ElementTypeArgument(string Type) : ArgumentValue;

/// <summary>The type that the network's floating-point numbers have when it runs; where nothing tells, the library's default.</summary>
public sealed record FloatingTypeArgument : ArgumentValue;

/// <summary>Where the network's input is.</summary>
public sealed record DeviceArgument : ArgumentValue;

/// <summary>The sizes of the result.</summary>
public sealed record SizesArgument : ArgumentValue;

/// <summary>The batch, as often as the factor says.</summary>
public sealed record BatchSizeArgument(long Factor) : ArgumentValue;

/// <summary>Whether the network is in training, or is not.</summary>
public sealed record TrainingArgument(bool IsNegated) : ArgumentValue;

/// <summary>An array.</summary>
/// <param name="Type">That of its items, as C# says it.</param>
/// <param name="Items">In order.</param>
public sealed record ArrayArgument(string Type, IReadOnlyList<ArgumentValue> Items) : ArgumentValue;

/// <summary>A tuple.</summary>
public sealed record TupleArgument(IReadOnlyList<ArgumentValue> Items) : ArgumentValue;

/// <summary>The result of another call.</summary>
public sealed record CallResultArgument(Call Call) : ArgumentValue;
