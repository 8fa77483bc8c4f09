using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Object creation, in C#'s order: field initializers, the base constructor, the body.</content>
internal sealed partial class Evaluator
{
    /// <summary>Registers the module and parameter fields, as TorchSharp does by reflection: fields of the object's own class first, then those it inherits, private ones of a base class left out.</summary>
    public void RegisterComponents(ModuleValue module)
    {
        if (module.IsRegistered)
            return;
        module.IsRegistered = true;
        for (var type = module.Type; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
        {
            foreach (var field in declared.Fields.Where(f => !f.IsStatic && (type == module.Type || !f.IsPrivate)))
            {
                if (!module.Fields.TryGetValue(field.Name, out var value))
                    continue;
                if (value is ModuleValue child)
                    RegisterModule(module, field.ComponentName, child, field.Origin);
                else if (value is TensorValue tensor && !module.Tensors.Any(t => t.Name == field.ComponentName))
                    RegisterTensor(module, field.ComponentName, tensor, field.Origin);
            }
        }
    }

    /// <summary>A parameter, or a tensor that becomes a buffer.</summary>
    public void RegisterTensor(ModuleValue parent, string name, TensorValue tensor, int origin)
    {
        if (parent.Tensors.Any(t => t.Name == name) || parent.Children.Any(c => c.Name == name))
            throw Stop(FindingKind.Throws, origin, $"a component '{name}' is registered already");
        if (tensor.Node.Operation is not TensorOperand)
            tensor.Node = Append(new TensorOperand(new TensorLayer(tensor.Node.Shape, false, ElementTypes.Of(tensor.Node))), origin).Node;
        parent.Tensors.Add((name, (TensorLayer)tensor.Node.Operation.Layer!));
    }

    public void RegisterModule(ModuleValue parent, string name, ModuleValue child, int origin)
    {
        if (ReferenceEquals(parent, child))
            throw Stop(FindingKind.Throws, origin, "a module is registered as a submodule of itself");
        if (child.Kind == ModuleKind.User)
            RegisterComponents(child);
        if (parent.Children.Any(c => c.Name == name))
            throw Stop(FindingKind.Throws, origin, $"a submodule '{name}' is registered already");
        parent.Children.Add((name, child));
    }

    private Value Create(IrNew creation, Frame frame, Scope scope)
    {
        var arguments = EvaluateArguments(creation.Arguments, frame, scope);
        var created = types.TryGetValue(creation.Type, out var type)
            ? Construct(type, ConstructorOf(creation.Constructor), arguments, creation.Origin)
            : AskCatalogue(() => catalogue.Create(this, creation.Type, arguments, creation.Origin), creation.Type, creation.Origin);
        if (creation.Initializers.Count == 0)
            return created;
        var inner = new Scope(scope);
        inner.Declare(creation.InitializerSlot, created);
        foreach (var initializer in creation.Initializers)
            Evaluate(initializer, frame, inner);
        return created;
    }

    private ObjectValue CopyWith(IrWith with, Frame frame, Scope scope)
    {
        var original = Object(with.Operand, frame, scope);
        var copy = new ObjectValue(original.Type);
        foreach (var field in original.Fields)
            copy.Fields[field.Key] = field.Value;
        var inner = new Scope(scope);
        inner.Declare(with.Slot, copy);
        foreach (var initializer in with.Initializers)
            Evaluate(initializer, frame, inner);
        return copy;
    }

    private IrMethod? ConstructorOf(IrMethodReference? reference) => reference is not null && methods.TryGetValue(reference.Id, out var method) ? method : null;

    private ObjectValue Construct(IrType type, IrMethod? constructor, IEnumerable<Argument> arguments, int origin) =>
        Instantiate(type, constructor, Bind(constructor, arguments.Select(static a => a.Value)), origin);

    private ObjectValue Instantiate(IrType type, IrMethod? constructor, IReadOnlyDictionary<string, Value> arguments, int origin)
    {
        ObjectValue instance = type.IsModule ? new ModuleValue(type.Id, ModuleKind.User) : new ObjectValue(type.Id);
        for (var current = type; current is not null; current = current.Base is not null && types.TryGetValue(current.Base, out var next) ? next : null)
            foreach (var field in current.Fields.Where(static f => !f.IsStatic))
                if (!instance.Fields.ContainsKey(field.Name))
                    instance.Fields[field.Name] = new ScalarValue(field.Default);
        Initialize(type, instance, constructor, arguments, origin);
        return instance;
    }

    private void Initialize(IrType type, ObjectValue instance, IrMethod? constructor, IReadOnlyDictionary<string, Value> arguments, int origin)
    {
        var frame = new Frame(instance, origin);
        var scope = new Scope(null);
        if (constructor is { IsPrimary: true })
            foreach (var parameter in constructor.Parameters)
                instance.Fields[IrMethod.Captured(parameter.Name)] = Argument(parameter, arguments, origin, frame, scope);
        var chainsToThis = constructor?.Initializer is { } chained && chained.Method.Type == type.Id;
        if (!chainsToThis)
            foreach (var field in type.Fields.Where(static f => !f.IsStatic && f.Initializer is not null))
                instance.Fields[field.Name] = Evaluate(field.Initializer!, frame, new Scope(null));
        if (calls.Count >= limits.CallDepth)
            throw Stop(FindingKind.BudgetExhausted, origin, $"constructors are nested more than {limits.CallDepth} deep in {type.Name}");
        calls.Push(origin);
        try
        {
            foreach (var parameter in constructor?.Parameters ?? EquatableArray<IrParameter>.Empty)
                scope.Declare(parameter.Slot, Argument(parameter, arguments, origin, frame, scope));
            InitializeBase(type, instance, constructor, frame, scope, origin);
            if (constructor is not null)
                Execute(constructor.Body, frame, scope);
        }
        finally
        {
            calls.Pop();
        }
    }

    private Value Argument(IrParameter parameter, IReadOnlyDictionary<string, Value> arguments, int origin, Frame frame, Scope scope) =>
        arguments.TryGetValue(parameter.Name, out var value) ? value
        : parameter.Default is null ? new UnknownValue($"no argument for '{parameter.Name}'", origin)
        : Evaluate(parameter.Default, frame, scope);

    private void InitializeBase(IrType type, ObjectValue instance, IrMethod? constructor, Frame frame, Scope scope, int origin)
    {
        if (constructor?.Initializer is { } call)
        {
            var arguments = EvaluateArguments(call.Arguments, frame, scope);
            if (types.TryGetValue(call.Method.Type, out var target))
                Initialize(target, instance, ConstructorOf(call.Method), Bind(ConstructorOf(call.Method), arguments.Select(static a => a.Value)), call.Origin);
            else if (instance is ModuleValue module)
                catalogue.InitializeLibraryBase(this, module, call.Method.Type, arguments, call.Origin);
        }
        else if (type.Base is not null && types.TryGetValue(type.Base, out var target))
        {
            var implicitBase = program.Methods.FirstOrDefault(m => m.Type == target.Id && m.Name == ".ctor" && m.Parameters.All(static p => p.Default is not null));
            Initialize(target, instance, implicitBase, new Dictionary<string, Value>(), origin);
        }
    }

    private void EnsureStatics(string type)
    {
        if (!types.TryGetValue(type, out var declared) || statics.ContainsKey(type))
            return;
        statics[type] = ScalarValue.Null;
        foreach (var field in declared.Fields.Where(static f => f.IsStatic))
            statics[type + "." + field.Name] = new ScalarValue(field.Default);
        foreach (var field in declared.Fields.Where(static f => f.IsStatic && f.Initializer is not null))
            statics[type + "." + field.Name] = Evaluate(field.Initializer!, new Frame(null, field.Origin), new Scope(null));
        if (program.Methods.FirstOrDefault(m => m.Type == type && m.Name == ".cctor") is { } initializer)
            Run(initializer, null, new Dictionary<string, Value>(), null, 0);
    }
}
