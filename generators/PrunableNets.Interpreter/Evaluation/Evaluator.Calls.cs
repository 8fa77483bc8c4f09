using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Catalogue.Bcl;
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
    public Value Invoke(Value function, IReadOnlyList<Value> arguments, int origin) => Invoke(function, arguments, origin, EquatableArray<string>.Empty);

    private Value Invoke(Value function, IReadOnlyList<Value> arguments, int origin, EquatableArray<string> typeArguments)
    {
        switch (Known(function, origin, "a call"))
        {
            case FunctionValue lambda:
                var types = lambda.Method.TypeParameters.Count == 0 ? lambda.Frame.Types : Extended(lambda.Frame.Types, lambda.Method.TypeParameters, typeArguments);
                return Run(lambda.Method, lambda.Frame.Self, arguments, lambda.Scope, origin, types);
            case MethodGroupValue { Target: { } receiver } extension when methods.TryGetValue(extension.Method.Id, out var body) && body.IsStatic:
                return Run(body, null, [receiver, .. arguments], null, origin, TypesOf(extension.Method, null, new Frame(null, origin)));
            case MethodGroupValue group:
                var named = arguments.Select((value, i) => new Argument(i < group.Parameters.Count ? group.Parameters[i] : "", value, origin)).ToArray();
                return Dispatch(group.Method, group.Target, named, false, origin, ObjectValue.NoTypes);
            case CombinedValue several:
                return several.Functions.Select(f => Invoke(f, arguments, origin)).ToArray()[several.Functions.Count - 1];
            case NativeFunctionValue native:
                return native.Body(arguments);
            case ModuleValue module:
                return CallModule(module, arguments, origin);
            case var other:
                throw IsNull(other) ? Throw(new System.NullReferenceException(), origin, $"a call of {other.Describe()}") : Stop(FindingKind.UnsupportedConstruct, origin, $"a call of {other.Describe()}");
        }
    }

    /// <summary>The arguments, evaluated in the order in which they are written, then put into that of the member's signature.</summary>
    private Argument[] EvaluateArguments(EquatableArray<IrArgument> arguments, Frame frame, Scope scope)
    {
        var evaluated = new Argument[arguments.Count];
        var ordinals = new int[arguments.Count];
        for (var i = 0; i < evaluated.Length; i++)
        {
            var argument = arguments[i];
            var value = ObjectValue.Copied(Evaluate(argument.Value, frame, scope));
            var isDefault = argument.IsLeftOut || (argument.Default is { } literal && Numbers.AreEqual(value, new ScalarValue(literal.Value)));
            (evaluated[i], ordinals[i]) = (new Argument(argument.Parameter, value, argument.Value.Origin, isDefault), argument.Ordinal);
        }
        System.Array.Sort(ordinals, evaluated);
        return evaluated;
    }

    private Value EvaluateCall(IrCall call, Frame frame, Scope scope)
    {
        var target = call.Target is null ? null : Evaluate(call.Target, frame, scope);
        var arguments = EvaluateArguments(call.Arguments, frame, scope);
        if (call.IsLifted && arguments.Any(static a => IsNull(a.Given)))
            return ScalarValue.Null;
        if (target is not null && IsNull(target) && call.Method.Type != "System.Nullable")
            throw Throw(new System.NullReferenceException(), call.Origin, $"{call.Method.Name} is called on null");
        var method = Closed(call.Constraint is { } constraint ? StaticMember(call.Method, frame.Close(constraint), call.Origin) : call.Method, frame);
        return Dispatch(method, target, arguments, call.IsBaseCall, call.Origin, TypesOf(method, target, frame));
    }

    /// <summary>What the type that a type parameter stands for has in place of an interface's static member.</summary>
    private IrMethodReference StaticMember(IrMethodReference member, string type, int origin)
    {
        if (types.TryGetValue(TypeNames.Erased(type), out var declared) && declared.Overrides.FirstOrDefault(o => o.Slot == member.Id) is { } found)
            return member with { Id = found.Method, Type = declared.Id, Container = type };
        return types.ContainsKey(TypeNames.Erased(type)) ? member : throw Stop(FindingKind.UnsupportedConstruct, origin, $"{member.Name} of {type}");
    }

    /// <summary>What the type parameters of a called method stand for: those of its class, and its own.</summary>
    private IReadOnlyDictionary<string, string> TypesOf(IrMethodReference method, Value? target, Frame frame)
    {
        if (!method.IsUser)
            return ObjectValue.NoTypes;
        var outer = target is ObjectValue instance ? instance.Types
            : method.Container is { } container ? TypesIn(frame.Close(container))
            : ObjectValue.NoTypes;
        return method.Generic.Count == 0 || !methods.TryGetValue(method.Id, out var body) ? outer : Extended(outer, body.TypeParameters, method.Generic.Select(frame.Close).ToEquatable());
    }

    private static IReadOnlyDictionary<string, string> Extended(IReadOnlyDictionary<string, string> types, EquatableArray<string> parameters, EquatableArray<string> arguments)
    {
        var extended = types.ToDictionary(static p => p.Key, static p => p.Value, System.StringComparer.Ordinal);
        for (var i = 0; i < parameters.Count && i < arguments.Count; i++)
            extended[parameters[i]] = arguments[i];
        return extended;
    }

    private Value Dispatch(IrMethodReference method, Value? target, Argument[] arguments, bool isBaseCall, int origin, IReadOnlyDictionary<string, string> typeArguments)
    {
        if (target is UnknownValue)
            return !method.IsUser && arguments.All(static a => IsImmutable(a.Given)) ? target : Known(target, origin, $"a call of {method.Name}");
        if (target is ObjectValue instance && FindOverride(method, instance.Type, isBaseCall) is { } body)
        {
            Value RunBody() => Run(body, instance, Values(arguments), null, origin, Generic(body, method, instance, typeArguments));
            return instance is ModuleValue module && method.Name == "forward" && !isBaseCall ? InCallOf(module, Values(arguments), isChain: false, RunBody) : RunBody();
        }
        if (method.IsUser)
        {
            if (target is null)
                EnsureStatics(method.Container is { } container ? TypeNames.Close(container, typeArguments) : method.Type);
            return methods.TryGetValue(method.Id, out var own)
                ? Run(own, target as ObjectValue, Values(arguments), null, origin, typeArguments)
                : throw Stop(FindingKind.UnsupportedConstruct, origin, $"{method.Name} has no body here");
        }
        if (!isBaseCall && target is not null && ObjectMembers.Call(this, method, target, arguments, origin) is { } answer)
            return answer;
        return AskCatalogue(() => catalogue.Call(this, method, target, arguments, isBaseCall, origin), method.Name, origin);
    }

    /// <summary>An override has type parameters of its own names.</summary>
    private static IReadOnlyDictionary<string, string> Generic(IrMethod body, IrMethodReference called, ObjectValue instance, IReadOnlyDictionary<string, string> typeArguments) =>
        body.TypeParameters.Count == 0 || body.Id == called.Id ? (typeArguments.Count == 0 ? instance.Types : typeArguments)
        : Extended(instance.Types, body.TypeParameters, called.Generic.Select(g => TypeNames.Close(g, typeArguments)).ToEquatable());

    private static Value[] Values(Argument[] arguments) => System.Array.ConvertAll(arguments, static a => a.Value);

    /// <summary>What a call that is not followed cannot change.</summary>
    private static bool IsImmutable(Value value) => value is ScalarValue or EnumValue or UnknownValue or DimensionValue or NeutralValue;

    private IrMethod? FindOverride(IrMethodReference method, string runtimeType, bool isBaseCall)
    {
        if (isBaseCall)
            return methods.TryGetValue(method.Id, out var exact) ? exact : null;
        for (var type = runtimeType; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
        {
            IrOverride? first = null;
            foreach (var found in declared.Overrides)
            {
                if (found.Slot != method.Id)
                    continue;
                if (found.Container is null || method.Container is null || found.Container == method.Container)
                    return methods[found.Method];
                first ??= found;
            }
            if (first is not null)
                return methods[first.Method];
        }
        return methods.TryGetValue(method.Id, out var own) ? own : null;
    }

    /// <summary>The user's own body of a member that the framework declares, on this object.</summary>
    public IrMethod? FindOwn(ObjectValue instance, string slot) => FindOverride(new IrMethodReference(slot, "", "", false), instance.Type, false);

    /// <summary>Runs the user's own body of a member that the framework declares; null where there is none.</summary>
    public Value? CallOwn(ObjectValue instance, string slot, IReadOnlyList<Value> arguments, int origin) =>
        FindOwn(instance, slot) is { } own ? Run(own, instance, arguments, null, origin, instance.Types) : null;

    /// <summary>The nearest <c>forward</c> that takes that many inputs.</summary>
    private IrMethod? FindForward(string runtimeType, int inputs)
    {
        for (var type = runtimeType; type is not null && types.TryGetValue(type, out var declared); type = declared.Base)
        {
            var all = program.Methods.Where(m => m.Type == type && m.Name == "forward").ToArray();
            if ((all.FirstOrDefault(m => m.Parameters.Count == inputs) ?? all.FirstOrDefault(m => m.Parameters.Count > inputs) ?? all.FirstOrDefault()) is { } forward)
                return forward;
        }
        return null;
    }

    /// <summary>Asks the catalogue. What its members cannot take (an index out of range, a division by zero) is the user's; what its entries cannot is not.</summary>
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
        catch (FrameworkException exception)
        {
            throw Throw(exception.Cause, origin, $"{member} fails with these arguments: {exception.Cause.Message}");
        }
        catch (System.Exception exception) when (exception is System.ArithmeticException or System.ArgumentException or System.InvalidCastException or System.IndexOutOfRangeException or System.NullReferenceException or System.InvalidOperationException)
        {
            throw Stop(FindingKind.UnsupportedConstruct, origin, $"{member} with these arguments");
        }
    }
}
