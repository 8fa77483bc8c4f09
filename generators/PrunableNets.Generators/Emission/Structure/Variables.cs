using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>
/// The local variables of a <c>forward</c>: a tensor has the user's name where the user's code gives it one, else that of what is made of
/// it, and a variable takes the next tensor when nothing reads the last one any more.
/// </summary>
internal sealed class Variables
{
    private static readonly string[] Plain = ["x", "y", "z", "u", "v", "w"];

    private readonly CallScope scope;
    private readonly Step[] steps;
    private readonly Func<string, bool> isTaken;
    private readonly Dictionary<Node, string> names = [];
    private readonly HashSet<Node> declarations = [];
    private readonly Dictionary<Node, int> lastReads = [];
    private readonly Dictionary<Node, string> wishes = [];

    /// <summary>What each variable holds.</summary>
    private readonly Dictionary<string, Node> held = new(StringComparer.Ordinal);

    /// <param name="scope">Whose statements.</param>
    /// <param name="isTaken">A variable cannot have that name.</param>
    /// <param name="isLasting">The tensor is read in other ways than as an operand: its variable takes nothing else.</param>
    /// <param name="source">Whose variable holds the node; null where none does, as it is written where it is read.</param>
    public Variables(CallScope scope, Func<string, bool> isTaken, Func<Node, bool> isLasting, Func<Node, Node?> source)
    {
        this.scope = scope;
        this.isTaken = isTaken;
        steps = [.. scope.Statements.Where(s => s.Call is not null || source(s.Result) == s.Result)
            .Select(s => s with { Reads = [.. s.Reads.Select(source).OfType<Node>().Distinct()] })];
        for (var i = 0; i < steps.Length; i++)
            foreach (var read in steps[i].Reads)
                lastReads[read] = i;
        // What a loop gives every module is read again each time.
        foreach (var loop in scope.Loops)
            foreach (var given in loop.Given.OfType<Node>().Select(source).OfType<Node>())
                lastReads[given] = Math.Max(lastReads[given], Array.FindIndex(steps, s => s.Call == loop.Statement.Call) + 1);
        foreach (var output in scope.Outputs.Select(source).OfType<Node>().Concat(scope.Inputs.Concat(steps.Select(static s => s.Result)).Where(isLasting)))
            lastReads[output] = int.MaxValue;
        foreach (var input in scope.Inputs)
            Hold(input, Unused(UserName(input) ?? (scope.IsRoot ? input.Operation.Name : "input")));
        Wish();
        for (var i = 0; i < steps.Length; i++)
            Name(steps[i], i);
    }

    public string Of(Node node) => names[node];

    /// <summary>Some variable has the name.</summary>
    public bool Has(string name) => held.ContainsKey(name);

    /// <summary>The statement that makes the tensor declares its variable.</summary>
    public bool IsDeclaration(Node node) => declarations.Contains(node);

    /// <summary>From the last statement to the first: what is read once has the name of what it goes into.</summary>
    private void Wish()
    {
        var readers = steps.SelectMany(static s => s.Reads.Select(r => (Read: r, s.Result)))
            .ToLookup(static p => p.Read, static p => p.Result);
        foreach (var step in Enumerable.Reverse(steps))
        {
            var into = readers[step.Result].ToArray();
            var wish = UserName(step.Result)
                ?? (step.Call is null ? InnerName(step.Result) : null)
                ?? (into.Length == 1 && wishes.TryGetValue(into[0], out var next) ? next : null);
            if (wish is not null)
                wishes[step.Result] = wish;
        }
    }

    private void Name(Step step, int index)
    {
        if (step.Result.HasSeveralResults)
        {
            Hold(step.Result, Unused("results"));
            declarations.Add(step.Result);
            return;
        }
        // The caller's tensor keeps its name, unless the user gives it to another.
        var ending = step.Reads.FirstOrDefault(r =>
            IsOver(r, index) && held[names[r]] == r && !r.HasSeveralResults && !scope.Inputs.Contains(r));
        var name = Free(wishes.TryGetValue(step.Result, out var wish) ? wish : ending is null ? Plain[0] : names[ending], index);
        if (!held.ContainsKey(name))
            declarations.Add(step.Result);
        Hold(step.Result, name);
    }

    private void Hold(Node node, string name)
    {
        names[node] = name;
        held[name] = node;
    }

    /// <summary>The name, or the first other that is free.</summary>
    private string Free(string name, int index)
    {
        if (CanHold(name, index))
            return name;
        return Plain.FirstOrDefault(p => CanHold(p, index)) ?? Unused(Plain[0]);
    }

    private bool CanHold(string name, int index) =>
        !isTaken(name) && (!held.TryGetValue(name, out var node) || (!node.HasSeveralResults && IsOver(node, index)));

    private string Unused(string name)
    {
        for (var i = 1; ; i++)
            if ((i == 1 ? name : name + i) is var candidate && !isTaken(candidate) && !held.ContainsKey(candidate))
                return candidate;
    }

    private bool IsOver(Node node, int index) => !lastReads.TryGetValue(node, out var last) || last <= index;

    private string? UserName(Node node) => (scope.Call?.Locals ?? RootLocals()).TryGetValue(node, out var name) ? name : null;

    /// <summary>The name in the code of a module that is not kept.</summary>
    private static string? InnerName(Node node) => node.Call?.Locals.TryGetValue(node, out var name) == true ? name : null;

    private IReadOnlyDictionary<Node, string> RootLocals() => rootLocals ??=
        scope.Nodes.Select(static n => n.Call).OfType<ModuleCall>().FirstOrDefault()?.Chain().Last().Locals
            ?? new Dictionary<Node, string>();

    private IReadOnlyDictionary<Node, string>? rootLocals;
}
