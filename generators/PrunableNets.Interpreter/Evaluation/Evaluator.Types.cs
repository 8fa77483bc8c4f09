using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Types of values: tests, casts, conversions, defaults.</content>
internal sealed partial class Evaluator
{
    private static readonly string[] LayerBases = ["ParameterLessModule", "HookableModule", "PadBase"];

    /// <summary>Whether a value is of a type (<see cref="TypeNames"/>). What cannot be told is refused.</summary>
    public bool IsOfType(Value value, string type, int origin)
    {
        if (IsNull(value))
            return false;
        if (type.EndsWith("?", StringComparison.Ordinal))
            type = type.Substring(0, type.Length - 1);
        if (type == "object" || (type == "System.ValueType" && value is ScalarValue { Object: not string } or TupleValue or EnumValue or ObjectValue { IsStruct: true }))
            return true;
        return value switch
        {
            ModuleValue { Layer: { } layer } => IsLayer("TorchSharp.Modules." + layer.Type, type, value, origin),
            ModuleValue { Kind: not ModuleKind.User } container => IsLayer(container.Type, type, value, origin),
            ObjectValue instance => IsInstance(instance, type),
            TensorValue => TypeNames.Erased(type) is "TorchSharp.torch.Tensor" or "System.IDisposable"
                || (type.StartsWith("TorchSharp.", StringComparison.Ordinal) && Refuse(value, type, origin)),
            ScalarValue { Object: { } scalar } => IsScalar(scalar, type),
            EnumValue member => member.Type == type || type == "System.Enum",
            ListValue list => list.Type == type || IsCollection(list.Type, type, value, origin),
            DictionaryValue dictionary => dictionary.Type == type || IsCollection(dictionary.Type, type, value, origin),
            TupleValue => types.ContainsKey(TypeNames.Erased(type)) || IsPrimitive(type) ? false : Refuse(value, type, origin),
            NeutralValue neutral => neutral.Type == TypeNames.Erased(type) || Refuse(value, type, origin),
            _ => types.ContainsKey(TypeNames.Erased(type)) || IsPrimitive(type) ? false : Refuse(value, type, origin),
        };
    }

    private EvaluationException Undecided(Value value, string type, int origin) => Stop(FindingKind.UnsupportedConstruct, origin, $"whether {value.Describe()} is a {type}");

    private bool Refuse(Value value, string type, int origin) => throw Undecided(value, type, origin);

    private bool IsValueType(string type) => type is not ("string" or "object") && (IsPrimitive(type) || type.StartsWith("(", StringComparison.Ordinal) || enums.ContainsKey(type)
        || (types.TryGetValue(TypeNames.Erased(type), out var own) ? own.IsStruct : Framework.Type(type) is { IsValueType: true }));

    private static bool IsPrimitive(string type) => TypeNames.Keywords.ContainsKey(type);

    private bool IsLayer(string own, string type, Value value, int origin)
    {
        var erased = TypeNames.Erased(type);
        if (erased == own || erased == "TorchSharp.torch.nn.Module" || erased == "System.IDisposable")
            return true;
        if (types.ContainsKey(erased) || IsPrimitive(type) || !erased.StartsWith("TorchSharp.", StringComparison.Ordinal))
            return false;
        var name = erased.Substring("TorchSharp.Modules.".Length < erased.Length && erased.StartsWith("TorchSharp.Modules.", StringComparison.Ordinal) ? "TorchSharp.Modules.".Length : 0);
        var ownName = own.Substring("TorchSharp.Modules.".Length);
        return name switch
        {
            "Convolution" => ownName.StartsWith("Conv", StringComparison.Ordinal),
            "ConvolutionTranspose" => ownName.StartsWith("ConvTranspose", StringComparison.Ordinal),
            "BatchNorm" => ownName.StartsWith("BatchNorm", StringComparison.Ordinal),
            "InstanceNorm" => ownName.StartsWith("InstanceNorm", StringComparison.Ordinal),
            "NormBase" => ownName.StartsWith("BatchNorm", StringComparison.Ordinal) || ownName.StartsWith("InstanceNorm", StringComparison.Ordinal),
            _ when LayerBases.Contains(name) || erased.StartsWith("TorchSharp.torch.nn.", StringComparison.Ordinal) || erased.Contains("+") => throw Undecided(value, type, origin),
            _ => false,
        };
    }

    /// <summary>The classes and interfaces of an object, with their type arguments.</summary>
    private bool IsInstance(ObjectValue instance, string type)
    {
        if (instance.FullType == type)
            return true;
        var erased = TypeNames.Erased(type);
        for (var current = instance.Type; current is not null && types.TryGetValue(current, out var declared); current = declared.Base)
            if (declared.Supertypes.Any(s => TypeNames.Close(s, instance.Types) == type || (instance is ModuleValue && TypeNames.Erased(s) == erased && !types.ContainsKey(erased))))
                return true;
        return OwnExceptions.IsException(this, instance) && Framework.Type(type) is { } host && OwnExceptions.Base(this, instance) is { } parent && host.IsAssignableFrom(parent);
    }

    /// <summary>The framework class that a class of the user's derives from, through its other classes.</summary>
    public string? FrameworkBase(string type)
    {
        string? current = type;
        while (current is not null && types.TryGetValue(current, out var declared))
            current = declared.Base;
        return current;
    }

    private static bool IsScalar(object scalar, string type) => TypeNames.Keywords.TryGetValue(type, out var keyword)
        ? scalar.GetType().FullName == "System." + keyword
        : Framework.Type(type)?.IsInstanceOfType(scalar) == true;

    /// <summary>A list of a known type is what it was made as, and the interfaces of that with the same items.</summary>
    private bool IsCollection(string? own, string type, Value value, int origin)
    {
        if (IsPrimitive(type) || types.ContainsKey(TypeNames.Erased(type)))
            return false;
        if (own is null)
            throw Undecided(value, type, origin);
        var item = own.EndsWith("[]", StringComparison.Ordinal) ? own.Substring(0, own.Length - 2) : TypeNames.Arguments(own).FirstOrDefault();
        var erased = TypeNames.Erased(type);
        if (erased is "System.Collections.Generic.List" or "System.Array" && erased != TypeNames.Erased(own))
            return false;
        if (TypeNames.Arguments(type).FirstOrDefault() is { } wanted && wanted == item && erased.StartsWith("System.Collections.Generic.I", StringComparison.Ordinal) && !erased.Contains("Set") && !erased.Contains("Dictionary") && value is ListValue)
            return true;
        if (erased is "System.Collections.IEnumerable" or "System.Collections.ICollection" or "System.Collections.IList" && value is ListValue)
            return true;
        // Another array or list: the same kind with other items, which are numbers, are no such thing.
        if (erased == TypeNames.Erased(own) && item is not null && (IsPrimitive(item) || types.ContainsKey(TypeNames.Erased(item))) && item is not ("string" or "object"))
        {
            var other = type.EndsWith("[]", StringComparison.Ordinal) ? type.Substring(0, type.Length - 2) : TypeNames.Arguments(type).FirstOrDefault();
            if (other is not null && IsPrimitive(other) && other != "object" && IsPrimitive(item))
                return false;
        }
        throw Undecided(value, type, origin);
    }

    private Value EvaluateConversion(IrExpression expression, Frame frame, Scope scope)
    {
        switch (expression)
        {
            case IrConvert convert:
                var number = Evaluate(convert.Operand, frame, scope);
                return number is UnknownValue ? number : Arithmetic(() => Numbers.To(number, convert.Type, convert.IsChecked), () => $"{number.Describe()} as {convert.Type}", convert.Origin);
            case IrTupleConvert parts:
                return Evaluate(parts.Operand, frame, scope) is TupleValue tuple
                    ? new TupleValue(tuple.Elements.Zip(parts.Types, static (e, t) => Numbers.To(e, t)).ToArray())
                    : throw Stop(FindingKind.UnsupportedConstruct, parts.Origin, "a conversion of something that is no tuple");
            case IrToEnum member:
                var underlying = Evaluate(member.Operand, frame, scope);
                return underlying is EnumValue { Number: { } other } ? EnumOf(member.Type, other)
                    : underlying is ScalarValue { Object: { } whole } ? EnumOf(member.Type, NumberConversion.To((IConvertible)(whole is char c ? (int)c : whole), member.Underlying, false))
                    : underlying;
            case IrBox { IsUnboxing: false } boxed:
                return Evaluate(boxed.Value, frame, scope) switch
                {
                    ObjectValue { IsStruct: true, IsBoxed: false } instance => instance.Copy(isBoxed: true),
                    ScalarValue { Object: { } plain } => new ScalarValue(plain),
                    var unchanged => unchanged,
                };
            case IrBox unboxed:
                var held = Known(Evaluate(unboxed.Value, frame, scope), unboxed.Origin, "a cast");
                var type = frame.Close(unboxed.Type);
                if (IsNull(held))
                    return type.EndsWith("?", StringComparison.Ordinal) || !IsValueType(type) ? held : throw Throw(new NullReferenceException(), unboxed.Origin, "null is cast to a value");
                // An enum and its number may take each other's place.
                if (enums.TryGetValue(type.TrimEnd('?'), out var enumeration) && held is ScalarValue { Object: { } plainNumber } && NumberConversion.TypeOf(plainNumber) == enumeration.Underlying)
                    return EnumOf(enumeration.Id, plainNumber);
                if (held is EnumValue { Number: { } inside } && IsScalar(inside, type.TrimEnd('?')))
                    return new ScalarValue(inside);
                if (held is ScalarValue or EnumValue or ObjectValue { IsStruct: true } && !TypeNames.IsOpen(type) && !IsOfType(held, type, unboxed.Origin))
                    throw Throw(new InvalidCastException(), unboxed.Origin, $"{held.Describe()} is cast to {type}");
                return held is ObjectValue { IsBoxed: true } back ? back.Copy() : held;
            default:
                var cast = (IrCast)expression;
                return Cast(Evaluate(cast.Operand, frame, scope), frame.Close(cast.Type), cast.Origin);
        }
    }

    /// <summary>A cast to a class or interface; where it cannot be told whether it succeeds, it is taken to: the program is assumed to run.</summary>
    private Value Cast(Value value, string type, int origin)
    {
        if (IsNull(value) || value is UnknownValue || TypeNames.IsOpen(type))
            return value;
        if (value is ScalarValue or EnumValue or ObjectValue and not ModuleValue && (types.ContainsKey(TypeNames.Erased(type)) || IsPrimitive(type)) && !IsOfType(value, type, origin))
            throw Throw(new InvalidCastException(), origin, $"{value.Describe()} is cast to {type}");
        if (value is ModuleValue { Kind: ModuleKind.User } && types.TryGetValue(TypeNames.Erased(type), out var declared) && declared.IsModule && !IsOfType(value, type, origin))
            throw Throw(new InvalidCastException(), origin, $"{value.Describe()} is cast to {type}");
        return value;
    }

    private static bool IsCollectionClass(string type) => type.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) && !type.EndsWith("Enumerator", StringComparison.Ordinal) && !type.EndsWith("KeyValuePair", StringComparison.Ordinal);

    public EnumValue EnumOf(string type, object number)
    {
        if (!enums.TryGetValue(type, out var known))
            return new EnumValue(type, null, number);
        var underlying = NumberConversion.To((IConvertible)number, known.Underlying, false);
        var place = known.Values.ToList().FindIndex(v => Equals(v.Value, underlying));
        return new EnumValue(type, place < 0 ? null : known.Names[place], underlying);
    }

    public IrEnumType? EnumType(string type) => enums.TryGetValue(type, out var known) ? known : null;

    public IrType? TypeOf(string type) => types.TryGetValue(TypeNames.Erased(type), out var known) ? known : null;

    /// <summary>The value of a type before anything is assigned.</summary>
    public Value Unset(string type, int origin)
    {
        if (TypeNames.IsOpen(type))
            throw Stop(FindingKind.UnsupportedConstruct, origin, $"the default of a type parameter that nothing closes ({type})");
        if (type.EndsWith("?", StringComparison.Ordinal) || type.EndsWith("]", StringComparison.Ordinal))
            return ScalarValue.Null;
        if (type.StartsWith("(", StringComparison.Ordinal))
            return new TupleValue(TypeNames.Arguments("<" + type.Substring(1, type.Length - 2) + ">").Select(t => Unset(t, origin)).ToArray());
        if (types.TryGetValue(TypeNames.Erased(type), out var declared))
            return declared.IsStruct ? Blank(declared, type) : ScalarValue.Null;
        if (enums.TryGetValue(type, out var enumeration))
            return EnumOf(type, NumberConversion.To(0, enumeration.Underlying, false));
        return type switch
        {
            "System.Collections.Generic.KeyValuePair" => throw Stop(FindingKind.UnsupportedConstruct, origin, "the default of a pair"),
            "System.Index" => new PositionValue(0, false),
            _ when TypeNames.Erased(type) is "System.Span" or "System.ReadOnlySpan" or "System.Memory" or "System.ReadOnlyMemory" => new SpanValue(new ListValue([]), 0, 0),
            _ when Framework.Type(type) is { IsValueType: true } host => new ScalarValue(Activator.CreateInstance(host)),
            _ when Framework.Type(type) is not null || TypeNames.Erased(type).StartsWith("TorchSharp.", StringComparison.Ordinal) || IsCollectionClass(TypeNames.Erased(type)) => ScalarValue.Null,
            _ => throw Stop(FindingKind.UnsupportedConstruct, origin, $"the default of {type}"),
        };
    }
}
