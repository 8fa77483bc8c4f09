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
