using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Patterns and type tests.</content>
internal sealed partial class Evaluator
{
    private bool Matches(IrPattern pattern, Value value, Frame frame, Scope scope)
    {
        switch (pattern)
        {
            case IrDiscardPattern:
                return true;
            case IrConstantPattern constant:
                var expected = Evaluate(constant.Value, frame, scope);
                return IsNull(expected) ? IsNull(value) : Numbers.AreEqual(value, expected);
            case IrTypePattern type:
                if (!type.MatchesNull && (IsNull(value) || (type.Type is not null && !IsOfType(value, type.Type))))
                    return false;
                if (type.Slot >= 0)
                    scope.Declare(type.Slot, value);
                return true;
            case IrRelationalPattern relational:
                return Apply(relational.Operator, value, Evaluate(relational.Value, frame, scope), IrNumeric.None, relational.Value.Origin) is ScalarValue { Object: true };
            case IrNotPattern not:
                return !Matches(not.Pattern, value, frame, scope);
            case IrAndPattern and:
                return Matches(and.Left, value, frame, scope) && Matches(and.Right, value, frame, scope);
            case IrOrPattern or:
                return Matches(or.Left, value, frame, scope) || Matches(or.Right, value, frame, scope);
            case IrTuplePattern tuple:
                return value is TupleValue elements && elements.Elements.Length == tuple.Elements.Count
                    && tuple.Elements.Zip(elements.Elements, (p, v) => Matches(p, v, frame, scope)).All(static m => m);
            case IrPropertyPattern members:
                scope.Declare(members.Slot, value);
                return members.Members.Zip(members.Patterns, (m, p) => Matches(p, Known(Evaluate(m, frame, scope), m.Origin, "a pattern"), frame, scope)).All(static m => m);
            case IrListPattern list:
                return value is ListValue items && MatchesList(list, items.Items, frame, scope);
            case IrUnsupportedPattern unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                return false;
        }
    }

    private bool MatchesList(IrListPattern pattern, List<Value> items, Frame frame, Scope scope)
    {
        var behind = pattern.Rest < 0 ? 0 : pattern.Elements.Count - pattern.Rest - 1;
        var others = pattern.Rest < 0 ? pattern.Elements.Count : pattern.Elements.Count - 1;
        if (pattern.Rest < 0 ? items.Count != others : items.Count < others)
            return false;
        for (var i = 0; i < pattern.Elements.Count; i++)
        {
            var item = pattern.Rest < 0 || i < pattern.Rest ? items[i]
                : i > pattern.Rest ? items[items.Count - pattern.Elements.Count + i]
                : new ListValue(items.Skip(i).Take(items.Count - i - behind));
            if (!Matches(pattern.Elements[i], item, frame, scope))
                return false;
        }
        return true;
    }

    /// <summary>The type is one whose objects <see cref="IsOfType"/> tells from all others: a class of the user, or a layer that no other derives from.</summary>
    public bool IsClass(string type) => types.ContainsKey(type) || type is "int" or "long" or "short" or "byte" or "float" or "double" or "bool" or "char" or "string"
        || (type.StartsWith("TorchSharp.Modules.", System.StringComparison.Ordinal) && !LayerBases.Contains(type.Substring("TorchSharp.Modules.".Length)));

    private static readonly string[] LayerBases = ["Convolution", "ConvolutionTranspose", "BatchNorm", "InstanceNorm", "NormBase", "Sequential", "ParamLessModule"];

    /// <summary>Whether a value is of a type, by full name; interfaces and library bases of modules are answered by name.</summary>
    public bool IsOfType(Value value, string type)
    {
        switch (value)
        {
            case ModuleValue { Layer: { } layer }:
                return type == "TorchSharp.Modules." + layer.Type || type == "TorchSharp.torch.nn.Module";
            case ModuleValue { Kind: not ModuleKind.User } container:
                return type == container.Type || type == "TorchSharp.torch.nn.Module";
            case ObjectValue instance:
                for (var current = instance.Type; current is not null; current = types.TryGetValue(current, out var declared) ? declared.Base : null)
                    if (current == type)
                        return true;
                return type == "object";
            case TensorValue:
                return type == "TorchSharp.torch.Tensor";
            case ScalarValue { Object: { } scalar }:
                return type == "object" || scalar.GetType().FullName == type || Alias(scalar) == type;
            case ListValue:
                return type.StartsWith("System.Collections.Generic.", System.StringComparison.Ordinal) || type.EndsWith("[]", System.StringComparison.Ordinal);
            default:
                return false;
        }
    }

    private static string Alias(object scalar) => scalar switch
    {
        int => "int", long => "long", float => "float", double => "double", bool => "bool", string => "string", char => "char",
        _ => scalar.GetType().Name,
    };
}
