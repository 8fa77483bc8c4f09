using System.Collections.Generic;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>The locals of a block; each run of a loop body has its own, as closures need.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<int, Value> locals = [];

    /// <summary>A new variable, with a copy where the value is a struct.</summary>
    public void Declare(int slot, Value value) => locals[slot] = ObjectValue.Copied(value);

    /// <summary>A name for an object itself.</summary>
    public void Hold(int slot, Value value) => locals[slot] = value;

    /// <summary>The variable, through the reference that a <c>ref</c> local or parameter is.</summary>
    public Place PlaceOf(int slot)
    {
        var owner = Owner(slot) ?? this;
        return owner.locals.TryGetValue(slot, out var held) && held is ReferenceValue reference
            ? reference.Place
            : new Place(() => owner.locals[slot], value => owner.locals[slot] = ObjectValue.Copied(value));
    }

    /// <summary>The <c>ref</c> local stands for another variable from here on.</summary>
    public void Rebind(int slot, ReferenceValue reference) => (Owner(slot) ?? this).locals[slot] = reference;

    private Scope? Owner(int slot)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope.locals.ContainsKey(slot))
                return scope;
        return null;
    }

    public bool TryGet(int slot, out Value value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope.locals.TryGetValue(slot, out value!))
                return true;
        value = ScalarValue.Null;
        return false;
    }

    /// <summary>The locals of this block, by slot.</summary>
    public Dictionary<int, Value> Locals => locals;

    public Scope? Parent { get; } = parent;
}

/// <summary>One activation of a method.</summary>
internal sealed class Frame(ObjectValue? self, int callOrigin)
{
    public ObjectValue? Self { get; } = self;

    /// <summary>Where the method was called.</summary>
    public int CallOrigin { get; } = callOrigin;

    public Value Result { get; set; } = ScalarValue.Null;

    /// <summary>The result in one mode, where the method has returned in that mode only.</summary>
    public (bool Training, Value Result)? Returned { get; set; }

    /// <summary>What the type parameters of the method and of its class stand for.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = ObjectValue.NoTypes;

    /// <summary>The exceptions that are being handled, innermost on top.</summary>
    public Stack<EvaluationException> Caught { get; } = new();

    /// <summary>The type with what this activation's type parameters stand for.</summary>
    public string Close(string type) => TypeNames.Close(type, Types);
}

/// <summary>How a statement ended.</summary>
internal enum Completion
{
    Next, Break, Continue, Return,
}
