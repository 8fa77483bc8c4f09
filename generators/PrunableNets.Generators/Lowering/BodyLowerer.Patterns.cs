using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Patterns.</content>
internal sealed partial class BodyLowerer
{
    /// <summary>Slots of the values whose members patterns read, innermost on top.</summary>
    private readonly Stack<int> matched = new();

    private IrPattern Pattern(IPatternOperation pattern) => program.Nested(pattern, LoweredPattern);

    private IrPattern LoweredPattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return new IrConstantPattern(Expression(constant.Value));
            case IDiscardPatternOperation:
                return new IrDiscardPattern();
            case IDeclarationPatternOperation declaration:
                return new IrTypePattern(declaration.MatchedType is null ? null : TypeOf(declaration.MatchedType), declaration.DeclaredSymbol is null ? -1 : program.Slot(declaration.DeclaredSymbol), declaration.MatchesNull);
            case ITypePatternOperation type:
                return new IrTypePattern(TypeOf(type.MatchedType), -1, false);
            case INegatedPatternOperation negated:
                return new IrNotPattern(Pattern(negated.Pattern));
            case IBinaryPatternOperation binary:
                var left = Pattern(binary.LeftPattern);
                var right = Pattern(binary.RightPattern);
                return binary.OperatorKind == BinaryOperatorKind.Or ? new IrOrPattern(left, right) : new IrAndPattern(left, right);
            case IRelationalPatternOperation relational when Binary(relational.OperatorKind) is { } kind:
                return new IrRelationalPattern(kind, Expression(relational.Value));
            case IRecursivePatternOperation recursive:
                return Recursive(recursive);
            case IListPatternOperation list:
                return List(list);
            default:
                return new IrUnsupportedPattern(Origin(pattern), $"a pattern of kind {pattern.Kind}");
        }
    }

    /// <summary><c>T { A: p } x</c> and <c>(p, q) x</c>: every part that is there has to match.</summary>
    private IrPattern Recursive(IRecursivePatternOperation pattern)
    {
        var type = pattern.MatchedType is { } wanted && !SymbolEqualityComparer.Default.Equals(wanted, pattern.InputType) ? TypeOf(wanted) : null;
        IrPattern result = new IrTypePattern(type, pattern.DeclaredSymbol is null ? -1 : program.Slot(pattern.DeclaredSymbol), false);
        if (pattern.DeconstructionSubpatterns.Length > 0)
            result = new IrAndPattern(result, new IrTuplePattern(pattern.DeconstructionSubpatterns.Select(Pattern).ToEquatable(), Deconstruction(pattern.DeconstructSymbol as IMethodSymbol), Origin(pattern)));
        if (pattern.PropertySubpatterns.Length == 0)
            return result;
        var slot = program.NewSlot();
        matched.Push(slot);
        var members = pattern.PropertySubpatterns.Select(p => Expression(p.Member)).ToEquatable();
        matched.Pop();
        return new IrAndPattern(result, new IrPropertyPattern(slot, members, pattern.PropertySubpatterns.Select(p => Pattern(p.Pattern)).ToEquatable()));
    }

    private IrPattern List(IListPatternOperation list)
    {
        var rest = list.Patterns.Select(static (p, i) => p is ISlicePatternOperation ? i : -1).DefaultIfEmpty(-1).Max();
        var elements = list.Patterns.Select(p => p is ISlicePatternOperation slice ? slice.Pattern is null ? new IrDiscardPattern() : Pattern(slice.Pattern) : Pattern(p)).ToEquatable();
        IrPattern pattern = new IrListPattern(elements, rest);
        return list.DeclaredSymbol is null ? pattern : new IrAndPattern(pattern, new IrTypePattern(null, program.Slot(list.DeclaredSymbol), false));
    }
}
