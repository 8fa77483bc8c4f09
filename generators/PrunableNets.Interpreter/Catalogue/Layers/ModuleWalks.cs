using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>
/// Members of <c>nn.Module</c> that go through what it holds, in TorchSharp's order: all submodules of a level before those below them, the module itself
/// not among them; parameters from one submodule to the next, each once.
/// </summary>
internal static class ModuleWalks
{
    private const string Module = "TorchSharp.torch.nn.Module";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Module, "children", static call => List(Self(call).Submodules.Select(static c => (Value)c.Module)));
        catalogue.Method(Module, "named_children", static call => List(Self(call).Submodules.Select(static c => Named(c.Name, c.Module))));
        catalogue.Method(Module, "modules", static call => List(Modules(Self(call), "", []).Select(static m => (Value)m.Module)));
        catalogue.Method(Module, "named_modules", static call => List(Modules(Self(call), "", []).Select(static m => Named(m.Path, m.Module))));
        catalogue.Method(Module, "parameters", static call => List(Parameters(call).Select(static p => p.Value)));
        catalogue.Method(Module, "named_parameters", static call => List(Parameters(call).Select(static p => Named(p.Path, p.Value))));
        catalogue.Method(Module, "apply", static call =>
        {
            Apply(call, Self(call), call.At(0), []);
            return call.Target!;
        });
        // What buffers there are depends on each layer's inner life; nothing is read off them that the structure could need.
        foreach (var name in new[] { "buffers", "named_buffers", "state_dict" })
            catalogue.Method(Module, name, static call => new NeutralValue(call.Member));
    }

    private static ModuleValue Self(CallContext call) => (ModuleValue)call.Target!;

    private static ListValue List(IEnumerable<Value> items) => new(items, "System.Collections.Generic.List<>");

    private static Value Named(string name, Value value) => new TupleValue(new ScalarValue(name), value);

    private static IEnumerable<(string Path, ModuleValue Module)> Modules(ModuleValue module, string prefix, HashSet<ModuleValue> open)
    {
        // A module below itself has no last path.
        if (!open.Add(module))
            yield break;
        foreach (var (name, child) in module.Submodules)
            yield return (prefix + name, child);
        foreach (var (name, child) in module.Submodules)
            foreach (var below in Modules(child, prefix + name + ".", open))
                yield return below;
        open.Remove(module);
    }

    private static IEnumerable<(string Path, Value Value)> Parameters(CallContext call)
    {
        var seen = new HashSet<WeightName>();
        var walked = Weights(Self(call), "", call.Bool("recurse", true), []).ToArray();
        return walked.Where(w => seen.Add(call.Evaluator.SharedWeights.First(w.Weight))).Select(w => (w.Path, Tensor(call, w.Weight))).ToArray();
    }

    private static IEnumerable<(string Path, WeightName Weight)> Weights(ModuleValue module, string prefix, bool isDeep, HashSet<ModuleValue> open)
    {
        if (!open.Add(module))
            yield break;
        foreach (var state in module.Layer?.State.Where(static s => s.IsParameter) ?? [])
            yield return (prefix + state.Name, new WeightName(module.Layer!, state.Name));
        foreach (var (name, layer) in module.Tensors.Where(static t => t.Layer.IsParameter))
            yield return (prefix + name, new WeightName(layer, ""));
        if (isDeep)
            foreach (var (name, child) in module.Registered)
                foreach (var below in Weights(child, prefix + name + ".", true, open))
                    yield return below;
        open.Remove(module);
    }

    private static Value Tensor(CallContext call, WeightName weight) => weight.Layer is TensorLayer own
        ? call.Append(new TensorOperand(own))
        : ModuleMembers.Weight(call, weight.Layer, weight.Layer.State.First(s => s.Name == weight.Name));

    /// <summary>Submodules come before the module that has them.</summary>
    private static void Apply(CallContext call, ModuleValue module, Value function, HashSet<ModuleValue> open)
    {
        if (!open.Add(module))
            return;
        foreach (var (_, child) in module.Submodules)
            Apply(call, child, function, open);
        open.Remove(module);
        call.Evaluator.Invoke(function, [module], call.Origin);
    }
}
