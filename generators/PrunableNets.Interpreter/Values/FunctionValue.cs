using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Interpreter.Values;

/// <summary>A delegate: a lambda or local function with the scope it captured.</summary>
internal sealed class FunctionValue(IrMethod method, Frame frame, Scope scope) : Value
{
    public IrMethod Method { get; } = method;

    public Frame Frame { get; } = frame;

    public Scope Scope { get; } = scope;

    public override string Describe() => $"the function {Method.Name}";
}

/// <summary>A delegate made from a method group.</summary>
internal sealed class MethodGroupValue(Value? target, IrMethodReference method, EquatableArray<string> parameters) : Value
{
    public Value? Target { get; } = target;

    public IrMethodReference Method { get; } = method;

    public EquatableArray<string> Parameters { get; } = parameters;

    public override string Describe() => $"the method {Method.Name}";
}

/// <summary>Delegates that are called one after another; the result is the last one's.</summary>
internal sealed class CombinedValue(IEnumerable<Value> functions) : Value
{
    public IReadOnlyList<Value> Functions { get; } = functions.SelectMany(static f => f is CombinedValue several ? several.Functions : [f]).ToArray();

    public override string Describe() => $"{Functions.Count} functions";
}

/// <summary>A delegate that the evaluator makes itself: a comparer's comparison.</summary>
internal sealed class NativeFunctionValue(System.Func<IReadOnlyList<Value>, Value> body) : Value
{
    public System.Func<IReadOnlyList<Value>, Value> Body { get; } = body;

    public override string Describe() => "a function";
}
