using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Patterns.</content>
internal sealed partial class BodyLowerer
{
    private IrPattern Pattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return new IrConstantPattern(Expression(constant.Value));
            case IDiscardPatternOperation:
                return new IrDiscardPattern();
            case IDeclarationPatternOperation declaration:
                return new IrTypePattern(declaration.MatchedType is null ? null : SymbolNames.Type(declaration.MatchedType), declaration.DeclaredSymbol is null ? -1 : program.Slot(declaration.DeclaredSymbol), declaration.MatchesNull);
            case ITypePatternOperation type:
                return new IrTypePattern(SymbolNames.Type(type.MatchedType), -1, false);
            case INegatedPatternOperation negated:
                return new IrNotPattern(Pattern(negated.Pattern));
            case IBinaryPatternOperation binary:
                var left = Pattern(binary.LeftPattern);
                var right = Pattern(binary.RightPattern);
                return binary.OperatorKind == BinaryOperatorKind.Or ? new IrOrPattern(left, right) : new IrAndPattern(left, right);
            case IRelationalPatternOperation relational when Binary(relational.OperatorKind) is { } kind:
                return new IrRelationalPattern(kind, Expression(relational.Value));
            case IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructSymbol: null, DeconstructionSubpatterns.Length: 0 } recursive:
                return new IrTypePattern(null, recursive.DeclaredSymbol is null ? -1 : program.Slot(recursive.DeclaredSymbol), false);
            case IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeclaredSymbol: null } tuple when tuple.DeconstructionSubpatterns.Length > 0:
                return new IrTuplePattern(tuple.DeconstructionSubpatterns.Select(Pattern).ToEquatable());
            default:
                return new IrUnsupportedPattern(Origin(pattern), $"a pattern of kind {pattern.Kind}");
        }
    }
}
