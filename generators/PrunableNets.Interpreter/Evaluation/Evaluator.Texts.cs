using System;
using System.Linq;
using System.Text;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Texts of values: <c>ToString</c>, interpolation.</content>
internal sealed partial class Evaluator
{
    private const string OwnFormat = "M:System.IFormattable.ToString(System.String,System.IFormatProvider)";
    private const string OwnText = "M:System.Object.ToString";

    private ScalarValue Interpolate(IrInterpolation interpolation, Frame frame, Scope scope)
    {
        var text = new StringBuilder();
        foreach (var part in interpolation.Parts)
            text.Append(part is IrFormatted formatted ? Formatted(formatted, interpolation.IsInvariant, frame, scope) : Formatted(Evaluate(part, frame, scope), null, interpolation.IsInvariant, part.Origin));
        return new ScalarValue(text.ToString());
    }

    private string Formatted(IrFormatted part, bool isInvariant, Frame frame, Scope scope)
    {
        var value = Known(Evaluate(part.Value, frame, scope), part.Origin, "a text");
        return Padded(Formatted(value, part.Format, isInvariant, part.Origin), part.Alignment);
    }

    public bool FormatsItself(ObjectValue value) => FindOwn(value, OwnFormat) is not null;

    /// <summary>An interpolated value that formats itself is asked to.</summary>
    public string Formatted(Value value, string? format, bool isInvariant, int origin) =>
        value is ObjectValue own && CallOwn(own, OwnFormat, [new ScalarValue(format), ScalarValue.Null], origin) is { } written ? Text(written, origin)
        : format is null ? Text(value, origin, isInvariant)
        : Cultures.Format(this, Plain(value), format, isInvariant, origin);

    private static string Padded(string text, int alignment) => alignment > 0 ? text.PadLeft(alignment) : text.PadRight(-alignment);

    private static Value Plain(Value value) => value is DimensionValue { Dimension.IsBatch: false } size ? new ScalarValue(size.Dimension.Factor) : value;

    /// <summary>What <c>ToString</c> gives. Where that is different from culture to culture it is refused, unless the program names the invariant one.</summary>
    public string Text(Value value, int origin, bool isInvariant = false)
    {
        switch (Plain(Known(value, origin, "a text")))
        {
            case ScalarValue { Object: null }:
                return "";
            case ScalarValue { Object: string text }:
                return text;
            case ScalarValue { Object: IFormattable } number:
                return Cultures.Format(this, number, null, isInvariant, origin);
            case ScalarValue { Object: bool or char or Version or StringBuilder } scalar:
                return scalar.Object!.ToString()!;
            case EnumValue member:
                return EnumText(member);
            case TupleValue { IsPair: true } pair:
                return $"[{Text(pair.Elements[0], origin, isInvariant)}, {Text(pair.Elements[1], origin, isInvariant)}]";
            case TupleValue:
                return $"({string.Join(", ", ((TupleValue)value).Elements.Select(e => Text(e, origin, isInvariant)))})";
            case SpanValue span when Items(span, origin).All(static c => c is ScalarValue { Object: char }):
                return string.Concat(Items(span, origin).Select(static c => (char)((ScalarValue)c).Object!));
            case RangeValue range:
                return $"{(range.Start is null ? "0" : range.Start.Describe())}..{(range.End is null ? "^0" : range.End.Describe())}";
            case PositionValue position:
                return position.Describe();
            case ObjectValue instance and not ModuleValue:
                return CallOwn(instance, OwnText, [], origin) is { } own ? Text(own, origin)
                    : MembersText(instance, origin);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, origin, $"the text of {value.Describe()}");
        }
    }

    /// <summary>The text that the compiler writes for records and anonymous objects.</summary>
    private string MembersText(ObjectValue instance, int origin)
    {
        if (instance.Type.StartsWith("new {", StringComparison.Ordinal))
            return $"{{ {string.Join(", ", instance.Fields.Select(f => $"{f.Key} = {Text(f.Value, origin)}"))} }}";
        if (TypeOf(instance.Type) is not { IsRecord: true } record)
            throw Stop(FindingKind.UnsupportedConstruct, origin, $"the text of {instance.Describe()}, which is its type's name");
        if (program.Methods.Any(m => m.Type == record.Id && m.Name == "PrintMembers"))
            throw Stop(FindingKind.UnsupportedConstruct, origin, "PrintMembers of your own");
        var members = record.RecordMembers.Where(static m => m.IsPrinted).Select(m => $"{m.Name} = {Text(Member(instance, m, origin), origin)}").ToArray();
        return members.Length == 0 ? $"{record.Name} {{ }}" : $"{record.Name} {{ {string.Join(", ", members)} }}";
    }

    /// <summary>The name of the member, of several flags, or the number.</summary>
    public string EnumText(EnumValue member)
    {
        if (!enums.TryGetValue(member.Type, out var type) || member.Number is not { } number)
            return member.Member;
        var place = type.Values.ToList().FindIndex(v => Equals(v.Value, number));
        if (place >= 0)
            return type.Names[place];
        var digits = Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture)!;
        if (!type.IsFlags)
            return digits;
        var rest = Bits(number);
        var names = new System.Collections.Generic.List<string>();
        foreach (var (value, name) in type.Values.Zip(type.Names, static (v, n) => (Bits(v.Value!), n)).OrderByDescending(static p => p.Item1))
        {
            if (value == 0 || (rest & value) != value)
                continue;
            names.Insert(0, name);
            rest &= ~value;
        }
        return rest == 0 && names.Count > 0 ? string.Join(", ", names) : digits;
    }

    public static ulong Bits(object number) => number is ulong large ? large : unchecked((ulong)Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture));
}
