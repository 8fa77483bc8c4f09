using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Catalogue.Layers;
using PrunableNets.Interpreter.Catalogue.Tensors;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue;

/// <summary>What the interpreter knows of libraries: TorchSharp's members and a part of .NET's, by containing type and name.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, Func<CallContext, Value>> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<CallContext, Value>> properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<CallContext, Value>> constructors = new(StringComparer.Ordinal);

    private Catalogue()
    {
        ConvolutionFactories.AddTo(this);
        LinearFactories.AddTo(this);
        ConvolutionTransposeFactories.AddTo(this);
        NormFactories.AddTo(this);
        EmbeddingFactories.AddTo(this);
        RecurrentFactories.AddTo(this);
        AttentionFactories.AddTo(this);
        ParameterFactories.AddTo(this);
        InitialisationFans.AddTo(this);
        PaddingFactories.AddTo(this);
        ResamplingFactories.AddTo(this);
        Activations.AddTo(this);
        PoolFactories.AddTo(this);
        DropoutFactories.AddTo(this);
        Containers.AddTo(this);
        ModuleMembers.AddTo(this);
        ModuleWalks.AddTo(this);
        Devices.AddTo(this);
        LayerProperties.AddTo(this);
        TensorIdentities.AddTo(this);
        GradientScopes.AddTo(this);
        TensorContents.AddTo(this);
        TensorShapes.AddTo(this);
        TensorSlices.AddTo(this);
        TensorArithmetic.AddTo(this);
        TensorFactories.AddTo(this);
        TensorCreations.AddTo(this);
        FloatLimits.AddTo(this);
        TensorProducts.AddTo(this);
        TensorMasks.AddTo(this);
        TensorStretches.AddTo(this);
        TensorRearrangements.AddTo(this);
        PointwiseCalls.AddTo(this);
        ScanCalls.AddTo(this);
        ReductionCalls.AddTo(this);
        FunctionLayers.AddTo(this);
        OpaqueCalls.AddTo(this);
        FourierCalls.AddTo(this);
        WeightedCalls.AddTo(this);
        ScalarTypes.AddTo(this);
        ObjectMembers.AddTo(this);
        Texts.AddTo(this);
        Functions.AddTo(this);
        Lists.AddTo(this);
        Arrays.AddTo(this);
        Spans.AddTo(this);
        Positions.AddTo(this);
        Dictionaries.AddTo(this);
        Sets.AddTo(this);
        Stacks.AddTo(this);
        Queries.AddTo(this);
        QueryResults.AddTo(this);
        QueryOrders.AddTo(this);
    }

    public static Catalogue Instance { get; } = new();

    /// <summary>The member is a method that the catalogue knows.</summary>
    public bool Knows(string type, string name) => methods.ContainsKey(type + "." + name);

    public void Method(string type, string name, Func<CallContext, Value> body) => methods.Add(type + "." + name, body);

    public void Property(string type, string name, Func<CallContext, Value> body) => properties.Add(type + "." + name, body);

    public void Constructor(string type, Func<CallContext, Value> body) => constructors.Add(type, body);

    public Value Call(Evaluator evaluator, IrMethodReference method, Value? target, Argument[] arguments, bool isBaseCall, int origin)
    {
        if (target is NeutralValue { IsWeight: true })
            return OfWeight(method.Name, target, origin);
        arguments = Listed(evaluator, method.Type, arguments, origin);
        if (target is ModuleValue { Layer: { } layer } && method.Name is "call" or "forward" && !isBaseCall)
            return CallLayer(evaluator, layer, arguments, origin);
        if (target is ModuleValue module && method.Name is "call" or "forward" && !isBaseCall)
            return evaluator.CallModule((ModuleValue)target, arguments.Select(static a => a.Value).ToArray(), origin);
        if (target is FunctionValue or MethodGroupValue or CombinedValue or NativeFunctionValue && method.Name == "Invoke")
            return evaluator.Invoke(target, arguments.Select(static a => a.Value).ToArray(), origin);
        var context = new CallContext(evaluator, method.Name, target, arguments, origin, method.TypeArguments) { ElementType = method.Element, ResultType = method.Result };
        if (target is RegistryValue && method.Name is "ContainsKey" or "Remove" && arguments[0].Given is ScalarValue { Object: string key })
            return new ScalarValue(method.Name == "Remove" ? ((RegistryValue)target).Remove(key) : ((RegistryValue)target).Holds(key));
        if (Find(methods, method.Type, method.Name, target) is { } body)
            return Named(context.Checked(body(context)), context);
        if (Framework.Call(evaluator, method, target, Array.ConvertAll(arguments, static a => a.Given), origin) is { } answer)
            return answer;
        return Unknown(evaluator, $"{method.Type}.{method.Name}", target, arguments, origin);
    }

    /// <summary>Initialisation asks such a tensor how many dimensions it has, and does one thing or the other to its content.</summary>
    private static PlacementValue OfWeight(string member, Value weight, int origin) => new($"{member} of {weight.Describe()} is not followed", origin);

    /// <summary>A layer without a state is written as it was made, unless an argument cannot be.</summary>
    private static Value Named(Value made, CallContext call)
    {
        if (made is not ModuleValue { Layer: { State.Count: 0, Creation: null } layer })
            return made;
        try
        {
            layer.Creation = Calls.CarriedCall.FactoryOf(call);
        }
        catch (EvaluationException)
        {
            // The layer is there for its name only, and does without it.
        }
        return made;
    }

    public Value ReadProperty(Evaluator evaluator, IrProperty property, Value? target, Argument[] arguments)
    {
        if (target is NeutralValue { IsWeight: true })
            return OfWeight(property.Name, target, property.Origin);
        var context = new CallContext(evaluator, property.Name, target, arguments, property.Origin);
        if (Find(properties, property.Type, property.Name, target) is { } body)
            return context.Checked(body(context)) is var read && read is ReferenceValue reference ? reference.Place.Value : read;
        if ((ObjectMembers.Read(evaluator, property.Name, target, property.Origin) ?? Framework.Read(evaluator, property.Type, property.Name, target, Array.ConvertAll(arguments, static a => a.Given), property.Origin)) is { } answer)
            return answer;
        return Unknown(evaluator, $"{property.Type}.{property.Name}", target, arguments, property.Origin);
    }

    /// <summary>The arguments with sequences as lists, where a library takes them that goes through them at once.</summary>
    private static Argument[] Listed(Evaluator evaluator, string type, Argument[] arguments, int origin) =>
        Array.Exists(arguments, static a => a.Given is SequenceValue or SpanValue) && type.StartsWith("TorchSharp.", StringComparison.Ordinal)
            ? Array.ConvertAll(arguments, a => a.Listed(evaluator, origin))
            : arguments;

    /// <param name="type">With type arguments.</param>
    public Value Create(Evaluator evaluator, string type, Argument[] arguments, int origin)
    {
        if (!constructors.TryGetValue(TypeNames.Erased(type), out var body))
        {
            if (type.StartsWith("System.Collections.", StringComparison.Ordinal))
                throw UnknownMembers.Stop(evaluator, TypeNames.Erased(type), origin);
            return Framework.Create(evaluator, type, arguments, origin) ?? new NeutralValue(TypeNames.Erased(type)) { IsObject = true };
        }
        arguments = Listed(evaluator, type, arguments, origin);
        var context = new CallContext(evaluator, type, null, arguments, origin);
        return context.Checked(body(context));
    }

    public Value Arithmetic(Evaluator evaluator, string symbol, Value left, Value right, int origin) =>
        TensorArithmetic.Apply(new CallContext(evaluator, symbol, null, [new("left", left, origin), new("right", right, origin)], origin), symbol, left, right);

    /// <summary>A call of a layer with positional arguments.</summary>
    public Value CallLayer(Evaluator evaluator, Layer layer, IReadOnlyList<Value> inputs, int origin) =>
        CallLayer(evaluator, layer, inputs.Select((v, i) => new Argument($"input{i}", v, origin)).ToArray(), origin);

    private static Value CallLayer(Evaluator evaluator, Layer layer, Argument[] arguments, int origin)
    {
        var context = new CallContext(evaluator, layer.Type, null, arguments, origin);
        var inputs = arguments.Select(static a => a.Value).ToArray();
        evaluator.CheckRegistered(layer, origin);
        return AttentionFactories.Call(context, layer) ?? layer switch
        {
            RecurrentLayer recurrent => RecurrentFactories.Call(context, recurrent),
            GatedHalfLayer half => TensorRearrangements.GatedHalf(context, half.Dimension),
            UnflattenLayer unflatten => TensorRearrangements.Unflatten(context, context.AsTensor(inputs[0]).Node, unflatten.Dimension, [.. unflatten.Sizes.Select(static s => new GivenSize(s))]),
            UnpoolLayer unpool => PoolFactories.Unpool(context, unpool),
            { IsInPlace: true } => evaluator.Overwrite(context.AsTensor(inputs[0]), layer.CreateOperation(), origin),
            _ => context.Append(layer.CreateOperation(), inputs.Select(i => context.AsTensor(i).Node).ToArray()),
        };
    }

    /// <summary>Sets a property of a library object, or an element of a collection.</summary>
    public void WriteProperty(Evaluator evaluator, IrProperty property, Value? owner, Value[] keys, Value value)
    {
        var origin = property.Origin;
        switch (owner)
        {
            case not null when Evaluator.IsNull(owner):
                throw evaluator.Throw(new NullReferenceException(), origin, $"{property.Name} of null");
            case ListValue or SpanValue when keys.Length == 1:
                evaluator.SetElement(owner, keys[0], value, origin);
                break;
            case DictionaryValue { IsSet: false } dictionary when keys.Length == 1:
                if (Evaluator.IsNull(keys[0]))
                    throw evaluator.Throw(new ArgumentNullException("key"), origin, "a key is null");
                if (dictionary.Find(keys[0]) is var found and >= 0)
                    dictionary.Set(found, value);
                else
                    dictionary.Add(keys[0], value);
                break;
            case ModuleValue { Kind: ModuleKind.Dictionary } container when keys.Length > 0:
                throw evaluator.Stop(FindingKind.Throws, origin, $"TorchSharp's {container.Type.Substring(container.Type.LastIndexOf('.') + 1)} throws for a key that is new; write Add({keys[0].Describe()}, ...)");
            case TensorValue tensor when keys.Length > 0 && evaluator.IsConstructing:
                // Initial values: the shape stays.
                evaluator.Fill(tensor);
                break;
            case ReferenceValue reference:
                reference.Place.Value = value;
                break;
            case ScalarValue { Object: System.Text.StringBuilder } when Framework.Write(evaluator, owner, property.Name, keys, value, origin):
                break;
            // Which weights are trained is the affair of training.
            case TensorValue when property.Name is "requires_grad" or "grad" && evaluator.IsConstructing:
                break;
            case TensorValue when keys.Length == 0:
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"setting {property.Name} of a tensor");
            case ModuleValue { Layer: { } layer } when keys.Length == 0:
                WeightAssignments.Assign(evaluator, layer, property.Name, value, origin);
                break;
            // Setting a flag of a module leaves the structure as it is.
            case ModuleValue or NeutralValue when keys.Length == 0:
                break;
            default:
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, keys.Length > 0 ? $"an assignment into {owner?.Describe()}" : $"setting {property.Name} of {owner?.Describe() ?? property.Type}");
        }
    }

    /// <summary>The constructor of a library class from which user code derives.</summary>
    public void InitializeLibraryBase(Evaluator evaluator, ModuleValue module, string type, Argument[] arguments, int origin)
    {
        if (type == "TorchSharp.Modules.Sequential")
            Containers.Fill(new CallContext(evaluator, "Sequential", module, arguments, origin), module);
        else if (type != "TorchSharp.torch.nn.Module")
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"a class derived from {type}");
    }

    private static Func<CallContext, Value>? Find(Dictionary<string, Func<CallContext, Value>> table, string type, string name, Value? target)
    {
        if (table.TryGetValue(type + "." + name, out var body))
            return body;
        // These take any object, and refuse one that is not of the item's type.
        if (type is "System.Collections.IList" or "System.Collections.IDictionary")
            return null;
        // Members that a layer or container inherits or overrides are written once, under the base class.
        var shared = target switch
        {
            ModuleValue => "TorchSharp.torch.nn.Module.",
            TensorValue => "TorchSharp.torch.Tensor.",
            ListValue or SpanValue or SequenceValue => "System.Collections.Generic.List.",
            DictionaryValue { IsSet: true } => "System.Collections.Generic.HashSet.",
            DictionaryValue => "System.Collections.Generic.Dictionary.",
            _ => null,
        };
        return shared is not null && table.TryGetValue(shared + name, out body) ? body : null;
    }

    /// <summary>
    /// A member that is not known: refused where it touches the network's tensors, without consequence where it only touches weights
    /// (initialisation), and an unknown value otherwise, which is refused when the structure comes to depend on it.
    /// </summary>
    private static Value Unknown(Evaluator evaluator, string member, Value? target, Argument[] arguments, int origin)
    {
        // Initialisation returns the tensor that it is given.
        if (member.StartsWith("TorchSharp.torch.nn.init.", StringComparison.Ordinal) && arguments.Length > 0 && arguments[0].Given is TensorValue initialised)
            return initialised;
        if (!evaluator.IsConstructing && (target is TensorValue || arguments.Any(static a => a.Given is TensorValue)))
            throw UnknownMembers.Stop(evaluator, member, origin);
        // What a collection holds afterwards would not be known.
        if (target is ListValue or SpanValue or SequenceValue or DictionaryValue or ModuleValue { Kind: ModuleKind.List or ModuleKind.Dictionary or ModuleKind.Sequential } || (MayChange(member) && arguments.Any(static a => a.Given is ListValue or SpanValue or DictionaryValue or ReferenceValue or ObjectValue and not ModuleValue)))
            throw UnknownMembers.Stop(evaluator, member, origin);
        if (target is NeutralValue || arguments.Any(static a => a.Given is NeutralValue) || member.StartsWith("TorchSharp.torch.nn.init.", StringComparison.Ordinal))
            return target is NeutralValue { IsObject: true } || arguments.Any(static a => a.Given is NeutralValue { IsObject: true }) ? UnknownMembers.Value(member, origin) : new NeutralValue(member);
        return UnknownMembers.Value(member, origin);
    }

    /// <summary>Members that only tell or log take nothing along that they could change.</summary>
    private static bool MayChange(string member) => !new[] { "TorchSharp.", "System.Console.", "System.Diagnostics.", "Microsoft.Extensions.Logging." }.Any(p => member.StartsWith(p, StringComparison.Ordinal));
}
