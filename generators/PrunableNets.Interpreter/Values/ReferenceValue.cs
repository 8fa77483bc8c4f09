using System;

namespace PrunableNets.Interpreter.Values;

/// <summary>A variable: what can be read and assigned.</summary>
internal sealed class Place(Func<Value> read, Action<Value> write)
{
    public Value Value
    {
        get => read();
        set => write(value);
    }
}

/// <summary>A variable that is passed, returned or kept itself: <c>ref</c>, <c>out</c>.</summary>
internal sealed class ReferenceValue(Place place) : Value
{
    public Place Place { get; } = place;

    public override string Describe() => "a reference to a variable";
}

/// <summary>A <c>System.Type</c>, by name.</summary>
internal sealed class TypeValue(string name) : Value
{
    public string Name { get; } = name;

    public override string Describe() => $"the type {Name}";
}

/// <summary>An <c>Index</c>.</summary>
internal sealed class PositionValue(int offset, bool isFromEnd) : Value
{
    public int Offset { get; } = offset;

    public bool IsFromEnd { get; } = isFromEnd;

    public int In(int length) => IsFromEnd ? length - Offset : Offset;

    public override string Describe() => (IsFromEnd ? "^" : "") + Offset;
}

/// <summary>A <c>Range</c>; null where an end is left out.</summary>
internal sealed class RangeValue(Value? start, Value? end) : Value
{
    public Value? Start { get; } = start;

    public Value? End { get; } = end;

    public override string Describe() => $"{Start?.Describe()}..{End?.Describe()}";
}
