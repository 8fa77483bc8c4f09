using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Calls of modules.</content>
internal sealed partial class Evaluator
{
    /// <summary>Runs a module on its inputs: a layer appends an operation, a container chains, user code runs its <c>forward</c>.</summary>
    public Value CallModule(ModuleValue module, IReadOnlyList<Value> inputs, int origin)
    {
        if (module.Layer is { } layer)
            return catalogue.CallLayer(this, layer, inputs, origin);
        if (module.Kind == ModuleKind.User && FindForward(module.Type, inputs.Count) is { } forward)
            return InCallOf(module, inputs, isChain: false, run: () => Run(forward, module, inputs, null, origin, module.Types));
        if (module.Kind is ModuleKind.Sequential or ModuleKind.User && module.Children.Count > 0)
            return InCallOf(
                module, inputs, isChain: true,
                run: () => module.Children.Aggregate(inputs[0], (value, child) => CallModule(child.Module, [value], origin)));
        if (module.Kind == ModuleKind.Sequential)
            return inputs[0];
        throw Stop(FindingKind.UnsupportedConstruct, origin, $"a call of {module.Describe()}, which has no forward");
    }

    /// <summary>What is computed on the way belongs to the module, if it is registered.</summary>
    private Value InCallOf(ModuleValue module, IReadOnlyList<Value> inputs, bool isChain, Func<Value> run)
    {
        var path = module == network ? "" : module.Path;
        if (path is null || IsConstructing)
            return run();
        var caller = Graph.Call;
        Graph.Call = new ModuleCall(caller, path, [.. inputs.OfType<TensorValue>().Select(static t => t.Node)], isChain);
        try
        {
            return run();
        }
        finally
        {
            Graph.Call = caller;
        }
    }

    /// <summary>A local variable or parameter has this value, which generated code can call by its name too.</summary>
    private Value Named(Value value, string name)
    {
        if (value is TensorValue tensor && name.Length > 0)
            Graph.Call?.Name(tensor.Node, name);
        return value;
    }
}
