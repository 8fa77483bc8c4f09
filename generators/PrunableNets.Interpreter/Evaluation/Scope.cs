using System.Collections.Generic;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>The locals of a block; each run of a loop body has its own, as closures need.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<int, Value> locals = [];

    public void Declare(int slot, Value value) => locals[slot] = value;

    public bool TryGet(int slot, out Value value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope.locals.TryGetValue(slot, out value!))
                return true;
        value = ScalarValue.Null;
        return false;
    }

    public void Assign(int slot, Value value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.locals.ContainsKey(slot))
            {
                scope.locals[slot] = value;
                return;
            }
        }
        locals[slot] = value;
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

    /// <summary>What an iterator has yielded.</summary>
    public List<Value> Yielded { get; } = [];
}

/// <summary>How a statement ended.</summary>
internal enum Completion
{
    Next, Break, Continue, Return,
}
