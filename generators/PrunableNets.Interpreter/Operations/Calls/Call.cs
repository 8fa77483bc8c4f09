using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>A call of a library member as data: every form that a network is written in has its own words for it.</summary>
public sealed record Call
{
    private Call(CallKind kind, string owner, string member, IReadOnlyList<CallArgument> arguments) =>
        (Kind, Owner, Member, Arguments) = (kind, owner, member, arguments);

    public CallKind Kind { get; }

    /// <summary>The class of a function, such as <c>torch</c> or <c>functional</c>; empty for all others.</summary>
    public string Owner { get; }

    /// <summary>TorchSharp's name of the function, method or property, or the operator.</summary>
    public string Member { get; }

    /// <summary>What stands between the brackets, in that order.</summary>
    public IReadOnlyList<CallArgument> Arguments { get; }

    /// <summary>The function returns the very tensor that it was given.</summary>
    public bool ReturnsOperand { get; init; }

    /// <summary>The results are a tuple, of which this one is read at once; null for all of them.</summary>
    public int? Result { get; init; }

    public static Call Function(string owner, string member, params CallArgument[] arguments) => new(CallKind.Function, owner, member, arguments);

    /// <summary>Of the first operand.</summary>
    public static Call Method(string member, params CallArgument[] arguments) => new(CallKind.Method, "", member, arguments);

    /// <summary>Of the first operand.</summary>
    public static Call Property(string member) => new(CallKind.Property, "", member, []);

    /// <summary>Of two operands.</summary>
    public static Call Operator(string symbol) => new(CallKind.Operator, "", symbol, []);

    /// <summary>Of a layer's module.</summary>
    public static Call Module(params CallArgument[] arguments) => new(CallKind.Module, "", "call", arguments);

    /// <summary>The first operands, one after the other.</summary>
    public static CallArgument[] Operands(int count) => [.. Enumerable.Range(0, count).Select(static i => new CallArgument(new OperandArgument(i)))];
}

/// <summary>What is called.</summary>
public enum CallKind
{
    /// <summary>A static method.</summary>
    Function,

    /// <summary>A method of the first operand.</summary>
    Method,

    /// <summary>A property of the first operand.</summary>
    Property,

    /// <summary>An operator between two operands.</summary>
    Operator,

    /// <summary>The module of a layer.</summary>
    Module,
}
