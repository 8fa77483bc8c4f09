using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Calls.</content>
internal sealed partial class Evaluator
{
    private readonly Catalogue.Catalogue catalogue = Catalogue.Catalogue.Instance;

    /// <summary>Calls a delegate with positional arguments.</summary>
    public Value Invoke(Value function, IReadOnlyList<Value> arguments, int origin)
    {
        switch (Known(function, origin, "a call"))
        {
            case FunctionValue lambda:
                return Run(lambda.Method, lambda.Frame.Self, Bind(lambda.Method, arguments), lambda.Scope, origin);
            case MethodGroupValue group:
                var named = group.Parameters.Zip(arguments, (name, value) => new Argument(name, value, origin)).ToArray();
                return Dispatch(group.Method, group.Target, named, false, origin);
            case ModuleValue module:
                return CallModule(module, arguments, origin);
            case var other:
                throw Stop(IsNull(other) ? FindingKind.Throws : FindingKind.UnsupportedConstruct, origin, $"a call of {other.Describe()}");
        }
    }

    /// <summary>Runs a module on its inputs: a layer appends an operation, a container chains, user code runs its <c>forward</c>.</summary>
    public Value CallModule(ModuleValue module, IReadOnlyList<Value> inputs, int origin)
    {
        if (module.Layer is { } layer)
            return catalogue.CallLayer(this, layer, inputs, origin);
        if (module.Kind == ModuleKind.User && FindForward(module.Type) is { } forward)
            return Run(forward, module, Bind(forward, inputs), null, origin);
        if (module.Kind is ModuleKind.Sequential or ModuleKind.User && module.Children.Count > 0)
            return module.Children.Aggregate(inputs[0], (value, child) => CallModule(child.Module, [value], origin));
        if (module.Kind == ModuleKind.Sequential)
            return inputs[0];
        throw Stop(FindingKind.UnsupportedConstruct, origin, $"a call of {module.Describe()}, which has no forward");
    }

    /// <summary>The arguments, evaluated in the order in which they are written, then put into that of the member's signature.</summary>
    private Argument[] EvaluateArguments(EquatableArray<IrArgument> arguments, Frame frame, Scope scope)
    {
        var evaluated = new Argument[arguments.Count];
        var ordinals = new int[arguments.Count];
        for (var i = 0; i < evaluated.Length; i++)
        {
            var argument = arguments[i];
            var value = Evaluate(argument.Value, frame, scope);
            var isDefault = argument.IsLeftOut || (argument.Default is { } literal && Numbers.AreEqual(value, new ScalarValue(literal.Value)));
            (evaluated[i], ordinals[i]) = (new Argument(argument.Parameter, value, argument.Value.Origin, isDefault), argument.Ordinal);
        }
        System.Array.Sort(ordinals, evaluated);
        return evaluated;
    }

    private Value EvaluateCall(IrCall call, Frame frame, Scope scope)
    {
        var target = call.Target is null ? null : Evaluate(call.Target, frame, scope);
        if (target is not null && IsNull(target) && call.Method.Type != "System.Nullable")
            throw Stop(FindingKind.Throws, call.Origin, $"{call.Method.Name} is called on null");
        return Dispatch(call.Method, target, EvaluateArguments(call.Arguments, frame, scope), call.IsBaseCall, call.Origin);
    }

    private Value Dispatch(IrMethodReference method, Value? target, Argument[] arguments, bool isBaseCall, int origin)
    {
        if (target is UnknownValue)
            return !method.IsUser && arguments.All(static a => IsImmutable(a.Value)) ? target : Known(target, origin, $"a call of {method.Name}");
        if (target is ObjectValue instance && FindOverride(method, instance.Type, isBaseCall) is { } body)
            return Run(body, instance, Bind(body, arguments), null, origin);
        if (method.IsUser)
            return methods.TryGetValue(method.Id, out var own)
                ? Run(own, target as ObjectValue, Bind(own, arguments), null, origin)
                : throw Stop(FindingKind.UnsupportedConstruct, origin, $"{method.Name} has no body here");
        return AskCatalogue(() => catalogue.Call(this, method, target, arguments, isBaseCall, origin), method.Name, origin);
    }

    /// <summary>What a call that is not followed cannot change.</summary>
    private static bool IsImmutable(Value value) => value is ScalarValue or EnumValue or UnknownValue or DimensionValue or NeutralValue;

    private IrMethod? FindOverride(IrMethodReference method, string runtimeType, bool isBaseCall)
    {
        if (isBaseCall)
            return methods.TryGetValue(method.Id, out var exact) ? exact : null;
        for (var type = runtimeType; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
        {
            var found = declared.Overrides.FirstOrDefault(o => o.Slot == method.Id);
            if (found is not null)
                return methods[found.Method];
        }
        return methods.TryGetValue(method.Id, out var own) ? own : null;
    }

    private IrMethod? FindForward(string runtimeType)
    {
        for (var type = runtimeType; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
            if (program.Methods.FirstOrDefault(m => m.Type == type && m.Name == "forward") is { } forward)
                return forward;
        return null;
    }

    /// <summary>By position: an override may name its parameters otherwise than what it overrides.</summary>
    private static Dictionary<string, Value> Bind(IrMethod method, IEnumerable<Argument> arguments) => Bind(method, arguments.Select(static a => a.Value));

    /// <summary>Values by parameter; half-typed code may have two of the same name.</summary>
    private static Dictionary<string, Value> Bind(IrMethod? method, IEnumerable<Value> arguments)
    {
        var bound = new Dictionary<string, Value>(System.StringComparer.Ordinal);
        foreach (var (parameter, value) in (method?.Parameters ?? EquatableArray<IrParameter>.Empty).Zip(arguments, static (p, v) => (p, v)))
            bound[parameter.Name] = value;
        return bound;
    }

    /// <summary>Asks the catalogue. What its members cannot take (an index out of range, a division by zero, a receiver that does not compile) is the user's.</summary>
    private Value AskCatalogue(System.Func<Value> ask, string member, int origin)
    {
        try
        {
            return ask();
        }
        catch (BatchSizeException exception)
        {
            throw Stop(FindingKind.UnknownValue, origin, exception.Message);
        }
        catch (System.Exception exception) when (exception is System.ArithmeticException or System.ArgumentException or System.InvalidCastException or System.IndexOutOfRangeException or System.NullReferenceException)
        {
            throw Stop(FindingKind.Throws, origin, $"{member} fails with these arguments: {exception.Message}");
        }
    }
}
