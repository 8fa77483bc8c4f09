using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Object creation, in C#'s order: field initializers, the base constructor, the body.</content>
internal sealed partial class Evaluator
{
    /// <summary>Registers the module and parameter fields, as TorchSharp does by reflection: fields of the object's own class first, then those it inherits, private ones too.</summary>
    public void RegisterComponents(ModuleValue module)
    {
        if (module.IsRegistered)
            return;
        module.IsRegistered = true;
        for (var type = module.Type; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
        {
            foreach (var field in declared.Fields.Where(static f => !f.IsStatic))
            {
                if (!module.Fields.TryGetValue(field.Key, out var value))
                    continue;
                // What has the name already, by hand or from a derived class, keeps it.
                if (module.Children.Any(c => c.Name == field.ComponentName) || module.Tensors.Any(t => t.Name == field.ComponentName) || module.Constants.ContainsKey(field.ComponentName))
                    continue;
                if (value is ModuleValue child)
                    RegisterModule(module, field.ComponentName, child, field.Origin);
                else if (value is TensorValue tensor)
                    RegisterTensor(module, field.ComponentName, tensor, field.Origin);
            }
        }
    }

    /// <summary>A parameter, or a tensor that becomes a buffer.</summary>
    public void RegisterTensor(ModuleValue parent, string name, TensorValue tensor, int origin)
    {
        if (parent.Tensors.Any(t => t.Name == name) || parent.Children.Any(c => c.Name == name))
            throw Stop(FindingKind.Throws, origin, $"a component '{name}' is registered already");
        if (tensor.Node.Operation is WeightOperation { Weight: var weight })
        {
            // Under a second name of the user's own it is the same parameter of theirs.
            var again = SharedWeights.Own(weight) ?? new TensorLayer(tensor.Node.Shape, true);
            SharedWeights.Share(new WeightName(again, ""), weight);
            parent.Tensors.Add((name, again));
            return;
        }
        if (tensor.Node.Operation is not TensorOperand)
            tensor.Node = Append(new TensorOperand(new TensorLayer(tensor.Node.Shape, false, ElementTypes.Of(tensor.Node))), origin).Node;
        parent.Tensors.Add((name, (TensorLayer)tensor.Node.Operation.Layer!));
    }

    /// <summary>Registers a module, and with it what is in its fields.</summary>
    public void RegisterModule(ModuleValue parent, string name, ModuleValue child, int origin)
    {
        if (child.Kind == ModuleKind.User)
            RegisterComponents(child);
        AddModule(parent, name, child, origin);
    }

    /// <summary>
    /// Makes a module the next of a container; a <c>Sequential</c> leaves it to the module whether what is in its fields is registered.
    /// </summary>
    public void AddModule(ModuleValue parent, string name, ModuleValue child, int origin)
    {
        if (ReferenceEquals(parent, child))
            throw Stop(FindingKind.Throws, origin, "a module is registered as a submodule of itself");
        if (child.Kind != ModuleKind.User && parent is not { IsCollection: true, IsRegistered: false })
            RegisterItems(child);
        if (parent.Children.Any(c => c.Name == name))
            throw Stop(FindingKind.Throws, origin, $"a submodule '{name}' is registered already");
        parent.Children.Add((name, child));
    }

    /// <summary>With a list those of its items are registered that are lists themselves.</summary>
    private static void RegisterItems(ModuleValue module)
    {
        if (module.IsRegistered)
            return;
        module.IsRegistered = true;
        foreach (var (_, item) in module.IsCollection ? module.Children.Where(static c => c.Module.Kind != ModuleKind.User) : [])
            RegisterItems(item);
    }

    private Value Create(IrNew creation, Frame frame, Scope scope)
    {
        var arguments = EvaluateArguments(creation.Arguments, frame, scope);
        var name = frame.Close(creation.Type);
        if (TypeNames.IsOpen(name))
            throw Stop(FindingKind.UnsupportedConstruct, creation.Origin, $"an object of a type parameter that nothing closes ({name})");
        var created = types.TryGetValue(TypeNames.Erased(name), out var type)
            ? Instantiate(type, name, ConstructorOf(creation.Constructor) ?? (creation.Constructor is null ? Parameterless(type) : null), Values(arguments), creation.Origin)
            : AskCatalogue(() => catalogue.Create(this, name, arguments, creation.Origin), creation.Type, creation.Origin);
        if (creation.Initializers.Count == 0)
            return created;
        var inner = new Scope(scope);
        inner.Hold(creation.InitializerSlot, created);
        foreach (var initializer in creation.Initializers)
            Evaluate(initializer, frame, inner);
        return created;
    }

    private Value InitializeMember(IrInitialize member, Frame frame, Scope scope)
    {
        var inner = new Scope(scope);
        inner.Hold(member.Slot, Known(Evaluate(member.Owner, frame, scope), member.Origin, "an initializer"));
        foreach (var initializer in member.Initializers)
            Evaluate(initializer, frame, inner);
        return ScalarValue.Null;
    }

    private Value CopyWith(IrWith with, Frame frame, Scope scope)
    {
        var original = Evaluate(with.Operand, frame, scope);
        var copy = original is TupleValue tuple ? tuple.Copy()
            : (original as ObjectValue ?? throw NotAnObject(original, "a member", with.Operand.Origin)).Copy() as Value;
        var inner = new Scope(scope);
        inner.Hold(with.Slot, copy);
        foreach (var initializer in with.Initializers)
            Evaluate(initializer, frame, inner);
        return copy;
    }

    private IrMethod? ConstructorOf(IrMethodReference? reference) => reference is not null && methods.TryGetValue(reference.Id, out var method) ? method : null;

    private IrMethod? Parameterless(IrType type) => program.Methods.FirstOrDefault(m => m.Type == type.Id && m.Name == ".ctor" && m.Parameters.All(static p => p.Default is not null));

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> closed = new(System.StringComparer.Ordinal);

    /// <summary>What the type parameters of a closed type and its bases stand for.</summary>
    private IReadOnlyDictionary<string, string> TypesIn(string name) => closed.TryGetValue(name, out var known) ? known : closed[name] = WorkOutTypes(name);

    private IReadOnlyDictionary<string, string> WorkOutTypes(string name)
    {
        var known = new Dictionary<string, string>(System.StringComparer.Ordinal);
        while (types.TryGetValue(TypeNames.Erased(name), out var type))
        {
            foreach (var (parameter, argument) in type.TypeParameters.Zip(TypeNames.Arguments(name), static (p, a) => (p, a)))
                known[parameter] = argument;
            if (type.Supertypes.Count == 0)
                break;
            name = TypeNames.Close(type.Supertypes[0], known);
        }
        return known.Count == 0 ? ObjectValue.NoTypes : known;
    }

    /// <summary>A struct as it is before its constructor has run.</summary>
    private ObjectValue Blank(IrType type, string name)
    {
        var known = TypesIn(name);
        ObjectValue instance = type.IsModule ? new ModuleValue(type.Id, ModuleKind.User) { FullType = name, Types = known } : new ObjectValue(type.Id) { FullType = name, Types = known, IsStruct = type.IsStruct };
        var frame = new Frame(instance, 0) { Types = known };
        var scope = new Scope(null);
        for (var current = type; current is not null; current = current.Base is not null && types.TryGetValue(current.Base, out var next) ? next : null)
            foreach (var field in current.Fields.Where(static f => !f.IsStatic))
                instance.Fields[field.Key] = field.Default is IrLiteral literal ? new ScalarValue(literal.Value) : Evaluate(field.Default, frame, scope);
        return instance;
    }

    private ObjectValue Instantiate(IrType type, string name, IrMethod? constructor, IReadOnlyList<Value> arguments, int origin)
    {
        if (type.TrainOverride is { } train)
            throw Stop(
                FindingKind.UnsupportedConstruct, train,
                "an override of train, which generated code does not have; set the mode of the network's parts where it is trained");
        EnsureStatics(name);
        var instance = Blank(type, name);
        // A struct without a constructor of its own is just its default.
        if (constructor is null && type.IsStruct)
            return instance;
        Initialize(type, instance, constructor, arguments, origin);
        return instance;
    }

    private void Initialize(IrType type, ObjectValue instance, IrMethod? constructor, IReadOnlyList<Value> arguments, int origin)
    {
        var frame = new Frame(instance, origin) { Types = instance.Types };
        var scope = new Scope(null);
        if (calls.Count >= limits.CallDepth)
            throw Stop(FindingKind.BudgetExhausted, origin, $"constructors are nested more than {limits.CallDepth} deep in {type.Name}");
        calls.Push(origin);
        try
        {
            var parameters = constructor?.Parameters ?? EquatableArray<IrParameter>.Empty;
            for (var i = 0; i < parameters.Count; i++)
                scope.Declare(parameters[i].Slot, Argument(parameters[i], i, arguments, origin, frame, scope));
            if (constructor is { IsPrimary: true })
                foreach (var parameter in parameters)
                    instance.Fields[type.Id + "." + IrMethod.Captured(parameter.Name)] = scope.PlaceOf(parameter.Slot).Value;
            var chainsToThis = constructor?.Initializer is { } chained && TypeNames.Erased(chained.Method.Type) == type.Id;
            if (!chainsToThis)
                foreach (var field in type.Fields.Where(static f => !f.IsStatic && f.Initializer is not null))
                    instance.Fields[field.Key] = ObjectValue.Copied(Evaluate(field.Initializer!, frame, new Scope(null)));
            InitializeBase(type, instance, constructor, frame, scope, origin);
            if (constructor is not null)
                Execute(constructor.Body, frame, scope);
        }
        finally
        {
            calls.Pop();
        }
    }

    private Value Argument(IrParameter parameter, int index, IReadOnlyList<Value> arguments, int origin, Frame frame, Scope scope) =>
        index < arguments.Count ? arguments[index]
        : parameter.Default is null ? new UnsupportedValue($"no argument for '{parameter.Name}'", origin)
        : Evaluate(parameter.Default, frame, scope);

    private void InitializeBase(IrType type, ObjectValue instance, IrMethod? constructor, Frame frame, Scope scope, int origin)
    {
        if (constructor?.Initializer is { } call)
        {
            var arguments = EvaluateArguments(call.Arguments, frame, scope);
            if (types.TryGetValue(TypeNames.Erased(call.Method.Type), out var target))
                Initialize(target, instance, ConstructorOf(call.Method), Values(arguments), call.Origin);
            else if (instance is ModuleValue module)
                catalogue.InitializeLibraryBase(this, module, call.Method.Type, arguments, call.Origin);
            else
                OwnExceptions.Initialize(this, instance, type.Base, arguments, call.Origin);
        }
        else if (type.Base is not null && types.TryGetValue(type.Base, out var target))
        {
            Initialize(target, instance, Parameterless(target), [], origin);
        }
        else if (!type.IsStruct && instance is not ModuleValue)
        {
            OwnExceptions.Initialize(this, instance, type.Base, [], origin);
        }
    }

    /// <summary>Runs what a type's statics need, once, before the first of them is used.</summary>
    private void EnsureStatics(string name)
    {
        if (statics.ContainsKey(name) || !types.TryGetValue(TypeNames.Erased(name), out var declared))
            return;
        statics[name] = ScalarValue.Null;
        try
        {
            InitializeStatics(name, declared);
        }
        catch (EvaluationException exception) when (exception.Thrown is ScalarValue { Object: System.Exception cause })
        {
            statics.Remove(name);
            throw Throw(new System.TypeInitializationException(declared.Id, cause), exception.Finding.Origin, exception.Finding.Message);
        }
        catch (EvaluationException exception) when (exception.Finding.Kind == FindingKind.Throws)
        {
            throw new EvaluationException(exception.Finding);
        }
    }

    private void InitializeStatics(string name, IrType declared)
    {
        var frame = new Frame(null, 0) { Types = TypesIn(name) };
        foreach (var field in declared.Fields.Where(static f => f.IsStatic))
            statics[name + "." + field.Name] = Evaluate(field.Default, frame, new Scope(null));
        foreach (var field in declared.Fields.Where(static f => f.IsStatic && f.Initializer is not null))
            statics[name + "." + field.Name] = ObjectValue.Copied(Evaluate(field.Initializer!, frame, new Scope(null)));
        if (program.Methods.FirstOrDefault(m => m.Type == declared.Id && m.Name == ".cctor") is { } initializer)
            Run(initializer, null, [], null, 0, frame.Types);
    }
}
