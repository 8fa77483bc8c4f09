using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.Forms;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Sorts the operations of a form into the calls of modules in which the user's code computes them.</summary>
/// <param name="network">The network.</param>
/// <param name="presence">Which operations the form has.</param>
/// <param name="isKept">The module at a path is called as one; the operations of others are done by whoever calls them.</param>
internal sealed class CallTree(Network network, BranchPresence presence, System.Func<string, bool> isKept)
{
    private readonly Dictionary<ModuleCall, CallScope> scopes = [];
    private readonly Dictionary<Node, CallScope> scopeOf = [];

    /// <summary>The network's own scope.</summary>
    public CallScope Build()
    {
        var nodes = network.Graph.Nodes.Where(n => n.Operation is not InputOperation && !presence.IsGone(n)).ToArray();
        var order = nodes.Select(static (n, i) => (n, i)).ToDictionary(static p => p.n, static p => (double)p.i);
        var root = new CallScope("", null, null);
        foreach (var node in nodes.Where(static n => !IsFree(n)))
            scopeOf[node] = ScopeOf(node.Call, root);
        // From the last to the first: all that reads it has a scope.
        foreach (var node in nodes.Where(IsFree).Reverse())
            scopeOf[node] = Common(node, root);
        Fill(root, nodes, order);
        root.Inputs = [.. network.Graph.Inputs];
        root.Outputs = [network.Graph.Output!];
        return root;
    }

    /// <summary>Parameters and what the constructor made can be read wherever they are needed.</summary>
    private static bool IsFree(Node node) => node.Call is null || node.Operation is Interpreter.Operations.Layers.TensorOperand;

    private CallScope ScopeOf(ModuleCall? innermost, CallScope root)
    {
        foreach (var call in innermost?.Chain() ?? [])
        {
            if (call.Path.Length == 0 || !isKept(call.Path))
                continue;
            if (!scopes.TryGetValue(call, out var scope))
                scopes[call] = scope = new CallScope(call.Path, call, ScopeOf(call.Caller, root));
            return scope;
        }
        return root;
    }

    /// <summary>The innermost scope around all that reads the node, and around the module that owns it.</summary>
    private CallScope Common(Node node, CallScope root)
    {
        var readers = node.Consumers.Where(scopeOf.ContainsKey).Select(c => Outwards(scopeOf[c]).ToArray()).ToArray();
        return readers.Length == 0
            ? root
            : readers[0].First(s => readers.All(r => r.Contains(s))
                && (s.IsRoot || node.Operation.Layer is not { Path: { } path } || ModulePaths.IsBelow(path, s.Path)));
    }

    private static IEnumerable<CallScope> Outwards(CallScope scope)
    {
        for (var current = scope; current is not null; current = current.Caller)
            yield return current;
    }

    private void Fill(CallScope scope, Node[] nodes, Dictionary<Node, double> order)
    {
        var steps = new List<(double Order, Step Step)>();
        var within = nodes.Where(n => Outwards(scopeOf[n]).Contains(scope)).ToArray();
        var calls = within.Where(n => scopeOf[n] != scope).GroupBy(n => Outwards(scopeOf[n]).First(s => s.Caller == scope)).ToArray();
        var starts = new Dictionary<Node, double>();
        foreach (var call in calls)
        {
            Fill(call.Key, [.. call], order);
            var first = call.Where(static n => !IsFree(n)).Select(n => order[n]).DefaultIfEmpty(order[call.First()]).Min();
            foreach (var node in call)
                starts[node] = first;
            // Several or no outputs are for the check to find.
            steps.Add((first, new Step(call.Key.Outputs.Count > 0 ? call.Key.Outputs[0] : call.Last(), call.Key.Inputs, call.Key)));
        }
        foreach (var node in within.Where(n => scopeOf[n] == scope))
        {
            // What is hoisted out of a call comes before the call.
            var readers = IsFree(node) ? node.Consumers.Where(starts.ContainsKey).Select(c => starts[c] - 0.5).ToArray() : [];
            steps.Add((
                readers.Append(order[node]).Min(),
                new Step(node, [.. node.Inputs.Distinct().Where(i => !presence.IsGone(i))], null)));
        }
        var inside = new HashSet<Node>(within);
        scope.Steps = [.. steps.OrderBy(static s => s.Order).Select(static s => s.Step)];
        scope.Inputs = [.. within.SelectMany(static n => n.Inputs).Distinct()
            .Where(i => !inside.Contains(i) && !presence.IsGone(i)).OrderBy(i => Place(scope, i))];
        scope.Outputs = [.. within.Where(n => n == network.Graph.Output
            || n.Consumers.Any(c => !inside.Contains(c) && !presence.IsGone(c)))];
    }

    private static int Place(CallScope scope, Node input) =>
        scope.Call?.Arguments.Select(static (a, i) => (a, i)).Where(p => p.a == input).Select(static p => p.i)
            .DefaultIfEmpty(int.MaxValue).First() ?? 0;
}
