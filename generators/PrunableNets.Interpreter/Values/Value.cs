using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Values;

/// <summary>A value of the evaluated program.</summary>
public abstract class Value
{
    /// <summary>How a message names the value.</summary>
    public abstract string Describe();

    /// <summary>
    /// How the user's code computes a number from shapes, for who writes it again; null where it does not, or nobody has followed it.
    /// Nothing that is evaluated depends on it, and two values are equal without it.
    /// </summary>
    public SizeExpression? Size { get; init; }
}

/// <summary>null, a bool, a char, a string or a number, as its C# type.</summary>
public sealed class ScalarValue(object? value) : Value
{
    public static ScalarValue Null { get; } = new(null);

    public object? Object { get; } = value;

    public override string Describe() => Object switch
    {
        null => "null",
        string s => $"\"{s}\"",
        System.IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        System.Exception e => e.GetType().Name,
        var other => other.ToString()!,
    };
}

/// <summary>An enum member.</summary>
public sealed class EnumValue(string type, string? member, object? number) : Value
{
    public string Type { get; } = type;

    /// <summary>The member of that number, where one is known; otherwise the number.</summary>
    public string Member { get; } = member ?? System.Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public object? Number { get; } = number;

    public override string Describe() => Member;
}

/// <summary>A tensor size that depends on the batch.</summary>
public sealed class DimensionValue(Dimension dimension) : Value
{
    public Dimension Dimension { get; } = dimension;

    public override string Describe() => Dimension.ToString();
}

/// <summary>A tensor of <c>forward</c>. In-place operations move <see cref="Node"/> on, so that every alias sees them.</summary>
public sealed class TensorValue(Node node) : Value
{
    public Node Node { get; set; } = node;

    public override string Describe() => $"a tensor {Node.Shape}";
}

/// <summary>A value that is known at run time only, with the reason.</summary>
public class UnknownValue(string reason, int origin) : Value
{
    public string Reason { get; } = reason;

    public int Origin { get; } = origin;

    /// <summary>Whose fault it is that the value is not known.</summary>
    public virtual FindingKind Kind => FindingKind.UnknownValue;

    /// <summary>The refusal of what comes to depend on the value.</summary>
    public string Refusal(string purpose) => Kind == FindingKind.UnknownValue
        ? $"{purpose} depends on a value that is only known at run time: {Reason}"
        : $"{purpose} depends on a value that is not evaluated: {Reason}";

    public override string Describe() => $"a value that is not known at compile time ({Reason})";
}

/// <summary>What a member gives that is not in the catalogue.</summary>
public sealed class UnknownMemberValue(string reason, int origin) : UnknownValue(reason, origin)
{
    public override FindingKind Kind => FindingKind.UnknownMember;
}

/// <summary>What C# knows and evaluation does not.</summary>
public sealed class UnsupportedValue(string reason, int origin) : UnknownValue(reason, origin)
{
    public override FindingKind Kind => FindingKind.UnsupportedConstruct;
}

/// <summary>A library object of no consequence for the structure: a device, a dispose scope, an initialiser's result.</summary>
public sealed class NeutralValue(string type) : Value
{
    public string Type { get; } = type;

    /// <summary>The tensor that it was read of.</summary>
    public Graphs.Node? Tensor { get; init; }

    /// <summary>A parameter whose shape is not followed.</summary>
    public bool IsWeight { get; init; }

    /// <summary>An object that the program has made of a class that is not known.</summary>
    public bool IsObject { get; init; }

    public override string Describe() => Type;
}

/// <summary>A module's <c>training</c>, or its opposite.</summary>
public sealed class TrainingFlag(bool isNegated) : Value
{
    public bool IsNegated { get; } = isNegated;

    public override string Describe() => IsNegated ? "!training" : "training";
}

/// <summary>A value that depends on <c>training</c> and is known where that is.</summary>
public sealed class ModeValue(Value training, Value evaluation, int origin)
    : UnknownValue($"{training.Describe()} while training, {evaluation.Describe()} otherwise", origin)
{
    public Value In(bool isTraining) => isTraining ? training : evaluation;
}
