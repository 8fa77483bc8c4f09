using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Values;

/// <summary>A value of the evaluated program.</summary>
public abstract class Value
{
    /// <summary>How a message names the value.</summary>
    public abstract string Describe();
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
        var other => other.ToString()!,
    };
}

/// <summary>An enum member.</summary>
public sealed class EnumValue(string type, string member, object? number) : Value
{
    public string Type { get; } = type;

    public string Member { get; } = member;

    public object? Number { get; } = number;

    public override string Describe() => Member;
}

/// <summary>A tensor size that depends on the batch.</summary>
public sealed class DimensionValue(Dimension dimension) : Value
{
    public Dimension Dimension { get; } = dimension;

    public override string Describe() => Dimension.ToString();
}

/// <summary>An array, a list, or a query over one.</summary>
public sealed class ListValue(IEnumerable<Value> items) : Value
{
    public List<Value> Items { get; } = items.ToList();

    public override string Describe() => $"a list of {Items.Count}";
}

public sealed class TupleValue(params Value[] elements) : Value
{
    public Value[] Elements { get; } = elements;

    public override string Describe() => $"({string.Join(", ", Elements.Select(static e => e.Describe()))})";
}

/// <summary>A dictionary; scalars as keys are compared by their description, which is exact, objects by their identity.</summary>
public sealed class DictionaryValue : Value
{
    public List<(Value Key, Value Item)> Entries { get; } = [];

    public int Find(Value key) => Entries.FindIndex(e => key is ObjectValue or ListValue ? ReferenceEquals(e.Key, key) : e.Key.Describe() == key.Describe());

    public override string Describe() => $"a dictionary of {Entries.Count}";
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

    public override string Describe() => $"a value that is not known at compile time ({Reason})";
}

/// <summary>A library object of no consequence for the structure: a device, a dispose scope, an initialiser's result.</summary>
public sealed class NeutralValue(string type) : Value
{
    public string Type { get; } = type;

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
