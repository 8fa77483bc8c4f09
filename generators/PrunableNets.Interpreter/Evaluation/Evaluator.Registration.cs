using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Which module should have registered a layer that has no path.</content>
internal sealed partial class Evaluator
{
    private ModuleValue? network;

    /// <summary>Names the class whose <c>RegisterComponents</c> comes too early or not at all; nothing where no field holds the layer.</summary>
    public IReadOnlyList<Hint> RegistrationHints(Layer layer) => network is not null && Forgetful(network, layer, []) is { } module
        ? [new Hint(module.IsRegistered ? HintKeys.RegisteredEarly : HintKeys.Unregistered, TypeNames.Written(module.Type))]
        : [];

    /// <summary>In <c>forward</c>, weights have to be in the state dict.</summary>
    public void CheckRegistered(Layer layer, int origin)
    {
        if (!IsConstructing && layer.Path is null && layer.State.Count > 0)
            throw Stop(FindingKind.Structure, UnregisteredAt(layer, origin), $"this {layer.Type} is in no registered field, so its weights are in no state dict; keep it in a field and call RegisterComponents() at the end of the constructor", RegistrationHints(layer));
    }

    /// <summary>Where the registration is missing: at the class that never registers, else at the use of the layer.</summary>
    private int UnregisteredAt(Layer layer, int origin) => network is not null && Forgetful(network, layer, []) is { IsRegistered: false } module && types.TryGetValue(module.Type, out var type) ? type.Origin : origin;

    /// <summary>The outermost module on the way to the layer that does not have the next one among its children: registering goes downwards by itself.</summary>
    private ModuleValue? Forgetful(ModuleValue module, Layer layer, HashSet<ModuleValue> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!seen.Add(module))
            return null;
        foreach (var (_, child) in module.Children)
            if (Forgetful(child, layer, seen) is { } below)
                return below;
        var fields = Registrable(module).ToArray();
        if (fields.OfType<TensorValue>().Any(t => t.Node.Operation.Layer == layer))
            return module;
        return fields.OfType<ModuleValue>().Any(f => f.Layer == layer || Holds(f, layer, [])) ? module : null;
    }

    private bool Holds(ModuleValue module, Layer layer, HashSet<ModuleValue> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return seen.Add(module) && Registrable(module).Concat(module.Children.Select(static c => c.Module))
            .Any(v => v is ModuleValue child ? child.Layer == layer || Holds(child, layer, seen) : v is TensorValue tensor && tensor.Node.Operation.Layer == layer);
    }

    /// <summary>Values of the fields that <see cref="RegisterComponents"/> looks at.</summary>
    private IEnumerable<Value> Registrable(ModuleValue module)
    {
        for (var type = module.Type; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
            foreach (var field in declared.Fields.Where(static f => !f.IsStatic))
                if (module.Fields.TryGetValue(field.Key, out var value))
                    yield return value;
    }
}
