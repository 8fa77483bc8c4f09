using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue;

/// <summary>A call of a library member, with its arguments by parameter name. Parameters are also found under the names of older TorchSharp releases.</summary>
internal sealed class CallContext(Evaluator evaluator, string member, Value? target, Argument[] arguments, int origin, EquatableArray<string> typeArguments = default)
{
    /// <summary>Where a tensor lies does not change what is computed; weights and generated code go where the network is.</summary>
    private static readonly string[] Placement = ["device", "deviceType", "deviceIndex", "non_blocking"];

    private bool typesRead;

    public Evaluator Evaluator { get; } = evaluator;

    public string Member { get; } = member;

    public Value? Target { get; } = target;

    public int Origin { get; } = origin;

    /// <summary>The type of the items that a generic method is called for, by its first type argument.</summary>
    public string? ElementType { get; init; }

    /// <summary>The type of the result.</summary>
    public string? ResultType { get; init; }

    public IReadOnlyList<Argument> Arguments => arguments;

    /// <summary>A type that only the call says, by its name in the IR; reading it promises to take it into account.</summary>
    public string TypeArgument(int index)
    {
        typesRead = true;
        return typeArguments[index];
    }

    /// <summary>An array, or a list, of the items that the call is for.</summary>
    public string ArrayType => (IsClosed ? ElementType : "") + "[]";

    public string ListType => "System.Collections.Generic.List" + (IsClosed ? $"<{ElementType}>" : "");

    private bool IsClosed => ElementType is { } type && !TypeNames.IsOpen(type);

    public bool HasTypeArguments => typeArguments.Count > 0;

    /// <summary>Nothing that is evaluated depends on what the call was given.</summary>
    public void ReadAll()
    {
        foreach (var argument in arguments)
            _ = argument.Value;
    }

    /// <summary>The result of the member's entry, unless something was given that the entry did not look at. On an unknown result nothing may depend anyway.</summary>
    public Value Checked(Value result)
    {
        if (result is UnknownValue or NeutralValue)
            return result;
        if (arguments.FirstOrDefault(static a => !a.IsHonoured && !Placement.Contains(a.Name)) is { } ignored)
            throw Evaluator.Stop(FindingKind.UnsupportedConstruct, ignored.Origin, $"'{ignored.Name}' of {Member}, which the evaluation does not take into account");
        if (typeArguments.Count > 0 && !typesRead)
            throw Refuse($"{Member}<{string.Join(", ", typeArguments)}>, of which the evaluation does not take the type into account");
        return result;
    }

    /// <summary>The argument at a position.</summary>
    public Value At(int index) => arguments[index].Value;

    /// <summary>Gives an <c>out</c> parameter its value.</summary>
    public void Set(string name, Value value)
    {
        if (Find(name) is not ReferenceValue reference)
            throw Refuse($"{Member} without '{name}'");
        reference.Place.Value = value;
    }

    /// <summary>The items of the sequence at a position, one by one as they are asked for.</summary>
    public IEnumerable<Value> Sequence(int index = 0) => Evaluator.IsNull(At(index)) ? throw Throw(new ArgumentNullException(arguments[index].Name)) : Evaluator.Source(At(index), Origin);

    public IEnumerable<Value> Sequence(Value collection) => Evaluator.Sequence(collection, Origin);

    public EvaluationException Throw(Exception exception) => Evaluator.Throw(exception, Origin, $"{Member} fails with these arguments: {exception.Message}");

    public string Text(Value value) => Evaluator.Text(value, Origin);

    public bool Has(string name) => Find(name) is { } value && !Evaluator.IsNull(value);

    /// <summary>A known argument.</summary>
    public Value Get(string name) => Evaluator.Known(Find(name) ?? throw Refuse($"{Member} is called without '{name}'"), Origin, $"'{name}' of {Member}");

    public long Long(string name) => Numbers.ToLong(Get(name)) ?? throw Refuse($"'{name}' of {Member} is {Get(name).Describe()}, not a whole number");

    public long Long(string name, long fallback) => Has(name) ? Long(name) : fallback;

    public double Double(string name, double fallback) => !Has(name) ? fallback : Numbers.ToDouble(Get(name)) ?? throw Refuse($"'{name}' of {Member} is {Get(name).Describe()}, not a number");

    public bool Bool(string name, bool fallback) => !Has(name) ? fallback : Get(name) is ScalarValue { Object: bool value } ? value : throw Refuse($"'{name}' of {Member} is {Get(name).Describe()}, not a bool");

    /// <summary>A number, tuple or array as <paramref name="count"/> numbers; one number serves for all.</summary>
    public long[] Longs(string name, int count, long fallback)
    {
        if (!Has(name))
            return Enumerable.Repeat(fallback, count).ToArray();
        var numbers = LongList(Get(name), name);
        return numbers.Length == 1 ? Enumerable.Repeat(numbers[0], count).ToArray()
            : numbers.Length == count ? numbers
            : throw Refuse($"'{name}' of {Member} has {numbers.Length} entries; {count} are needed");
    }

    public long[] LongList(Value value, string name) => Array.ConvertAll(SizeList(value, name), static s => s.Dimension!.Value.Size);

    /// <summary>The same numbers with how they are computed from shapes.</summary>
    public GivenSize[] SizeList(Value value, string name)
    {
        IEnumerable<Value> items = value switch
        {
            ListValue or SpanValue or SequenceValue => Evaluator.Items(value, Origin),
            TupleValue tuple => tuple.Elements,
            _ => [value],
        };
        return items.Select(i => new GivenSize(
            Numbers.ToLong(Evaluator.Known(i, Origin, $"'{name}' of {Member}")) ?? throw Refuse($"'{name}' of {Member} holds {i.Describe()}, not a whole number"), i.Size)).ToArray();
    }

    /// <summary>The sizes of a shape, in arguments one by one or as arrays; the batch is one of them, and -1 is left to the library.</summary>
    public GivenSize[] Shape(Func<Argument, bool> isSize) => arguments.Where(isSize)
        .SelectMany(static a => a.Value is ListValue list ? (IEnumerable<Value>)list.Items : [a.Value])
        .Select(size => Evaluator.Known(size, Origin, $"the shape of {Member}") switch
        {
            DimensionValue dimension => new GivenSize(dimension.Dimension, dimension.Size),
            var value when Numbers.ToLong(value) is { } number => number == -1 ? default : new GivenSize(number, value.Size),
            var other => throw Refuse($"the shape of {Member} holds {other.Describe()}"),
        }).ToArray();

    /// <summary>A whole number with how it is computed from shapes.</summary>
    public GivenSize Size(string name) => new(Long(name), Get(name).Size);

    /// <summary>The tensor that the call works on: the target, or the first argument.</summary>
    public TensorValue Tensor() => AsTensor(Target is TensorValue ? Target : arguments[0].Value);

    public TensorValue AsTensor(Value value) => Evaluator.Known(value, Origin, $"an operand of {Member}") as TensorValue
        ?? throw Refuse($"{Member} is called on {value.Describe()}, not on a tensor of forward");

    public TensorValue Append(Operation operation, params Node[] inputs) => Evaluator.Append(operation, Origin, inputs);

    /// <summary>A dimension of a shape, counted from the end when negative.</summary>
    public int Dimension(long dimension, int rank)
    {
        var index = dimension < 0 ? dimension + rank : dimension;
        return index >= 0 && index < rank
            ? (int)index
            : throw Evaluator.Stop(FindingKind.Shape, Origin, $"{Member}: dimension {dimension} of a tensor with {rank} dimensions");
    }

    public EvaluationException Refuse(string message) => Evaluator.Stop(FindingKind.UnsupportedConstruct, Origin, message);

    private Value? Find(string name)
    {
        foreach (var argument in arguments)
            if (argument.Name == name || Older(argument.Name) == name)
                return argument.Value;
        return null;
    }

    /// <summary>Releases before 0.100 wrote parameters in camel case.</summary>
    private static string Older(string parameter) =>
        string.Concat(parameter.Select(static (c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : c.ToString()));
}
