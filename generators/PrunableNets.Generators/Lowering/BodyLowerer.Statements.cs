using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Statements.</content>
internal sealed partial class BodyLowerer
{
    public IrStatement Statement(IOperation operation) => program.Nested(operation, LoweredStatement);

    private IrStatement LoweredStatement(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                return Block(block);
            case IVariableDeclarationGroupOperation group:
                return Sequence(operation, Declarations(group));
            case IExpressionStatementOperation expression:
                return new IrExpressionStatement(Origin(operation), Expression(expression.Operation));
            case IConditionalOperation branch:
                return new IrIf(Origin(operation), Expression(branch.Condition), Statement(branch.WhenTrue), branch.WhenFalse is null ? null : Statement(branch.WhenFalse));
            case IForLoopOperation loop:
                return new IrFor(Origin(operation), loop.Before.SelectMany(Flat).ToEquatable(), loop.Condition is null ? null : Expression(loop.Condition), loop.AtLoopBottom.SelectMany(Flat).ToEquatable(), Statement(loop.Body));
            case IForEachLoopOperation loop:
                return ForEach(loop);
            case IWhileLoopOperation { Condition: { } condition } loop:
                return new IrWhile(Origin(operation), loop.ConditionIsUntil ? new IrUnary(Origin(operation), IrUnaryOperator.Not, Expression(condition)) : Expression(condition), Statement(loop.Body), loop.ConditionIsTop);
            case ISwitchOperation choice:
                return new IrSwitch(Origin(operation), Expression(choice.Value), choice.Cases.Select(Section).ToEquatable());
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } item }:
                Yields = true;
                return new IrYield(Origin(operation), Expression(item));
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Yields = true;
                return new IrReturn(Origin(operation), null);
            case IReturnOperation { ReturnedValue: { } returned } when ReturnsReference && returned is not IThrowOperation:
                return new IrReturn(Origin(operation), new IrReference(Origin(operation), Target(returned)));
            case IReturnOperation result:
                return new IrReturn(Origin(operation), result.ReturnedValue is null ? null : Expression(result.ReturnedValue));
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return new IrBreak(Origin(operation));
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return new IrContinue(Origin(operation));
            case IThrowOperation thrown:
                return new IrThrow(Origin(operation), thrown.Exception is null ? null : Expression(thrown.Exception));
            case IUsingOperation resource:
                return Using(Origin(operation), resource.Resources, Statement(resource.Body));
            case IUsingDeclarationOperation resource:
                return Sequence(operation, Declarations(resource.DeclarationGroup));
            case ILockOperation guarded:
                return Statement(guarded.Body);
            case ITryOperation attempt:
                return new IrTry(Origin(operation), Statement(attempt.Body), attempt.Catches.Select(Catch).ToEquatable(), attempt.Finally is null ? null : Statement(attempt.Finally));
            case ILocalFunctionOperation or IEmptyOperation:
                return Nothing(operation);
            case ILabeledOperation:
                return new IrUnsupportedStatement(Origin(operation), "a label");
            default:
                return new IrUnsupportedStatement(Origin(operation), $"a statement of kind {operation.Kind}");
        }
    }

    /// <summary>Local functions can be called before they are declared, so they come first.</summary>
    private IrBlock Block(IBlockOperation block)
    {
        var functions = block.Operations.OfType<ILocalFunctionOperation>().Select(f => (IrStatement)new IrDeclare(Origin(f), program.Slot(f.Symbol), f.Symbol.Name, Function(f, f.Symbol, f.Body)));
        return new IrBlock(Origin(block), functions.Concat(Flat(block.Operations, 0)).ToEquatable());
    }

    /// <summary>The statements from a place on; what follows a using declaration runs within it.</summary>
    private IEnumerable<IrStatement> Flat(IReadOnlyList<IOperation> operations, int first)
    {
        for (var i = first; i < operations.Count; i++)
        {
            if (operations[i] is IUsingDeclarationOperation { DeclarationGroup: var resources } && Disposed(resources).Any())
            {
                yield return Using(Origin(operations[i]), resources, new IrBlock(Origin(operations[i]), Flat(operations, i + 1).ToEquatable()));
                yield break;
            }
            foreach (var statement in Flat(operations[i]))
                yield return statement;
        }
    }

    /// <summary>A declaration of several variables belongs to the enclosing block, not to one of its own.</summary>
    private IEnumerable<IrStatement> Flat(IOperation operation) => operation switch
    {
        IVariableDeclarationGroupOperation group => Declarations(group),
        IUsingDeclarationOperation resource => Declarations(resource.DeclarationGroup),
        ILocalFunctionOperation or IEmptyOperation => [],
        _ => [Statement(operation)],
    };

    private EquatableArray<IrStatement> Declarations(IVariableDeclarationGroupOperation group) => group.Declarations
        .SelectMany(static d => d.Declarators.Select(v => (Variable: v, Initializer: v.Initializer ?? d.Initializer)))
        .Select(d => (IrStatement)new IrDeclare(Origin(d.Variable), program.Slot(d.Variable.Symbol), d.Variable.Symbol.Name, Initial(d.Variable, d.Initializer)))
        .ToEquatable();

    private IrExpression? Initial(IVariableDeclaratorOperation variable, IVariableInitializerOperation? initializer) =>
        initializer is null ? Unset(variable)
        : variable.Symbol.RefKind != RefKind.None && IsVariable(initializer.Value) ? new IrReference(Origin(variable), Target(initializer.Value))
        : Expression(initializer.Value);

    /// <summary>A struct or a tuple can be assigned member by member.</summary>
    private IrExpression? Unset(IVariableDeclaratorOperation variable) =>
        variable.Symbol is { RefKind: RefKind.None, Type: { IsValueType: true } type } && (type.IsTupleType || SymbolNames.IsUser(type)) ? SymbolNames.Default(Origin(variable), type) : null;

    /// <summary>The variables whose <c>Dispose</c> is the user's own; the framework's changes nothing here.</summary>
    private static IEnumerable<ILocalSymbol> Disposed(IOperation resources) => resources is IVariableDeclarationGroupOperation group
        ? group.Declarations.SelectMany(static d => d.Declarators).Select(static v => v.Symbol).Where(static s => HasOwnDispose(s.Type))
        : [];

    /// <summary>An interface may be anything.</summary>
    private static bool HasOwnDispose(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => type.Name == "IDisposable" || SymbolNames.IsUser(type),
        INamedTypeSymbol named => SymbolNames.IsUser(named) && !SymbolNames.IsModule(named),
        _ => type is ITypeParameterSymbol,
    };

    private IrStatement Using(int origin, IOperation resources, IrStatement body)
    {
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            var slot = program.NewSlot();
            return new IrUsing(origin, new IrDeclare(origin, slot, "the resource", Expression(resources)), slot, Dispose(resources.Type), body);
        }
        var variables = group.Declarations.SelectMany(static d => d.Declarators).ToArray();
        return Declarations(group).Zip(variables, static (d, v) => (Declaration: d, v.Symbol)).Reverse()
            .Aggregate(body, (inner, v) => new IrUsing(origin, v.Declaration, program.Slot(v.Symbol), Dispose(v.Symbol.Type), inner));
    }

    /// <summary>A struct that lives on the stack has no interface, only the method.</summary>
    private IrMethodReference? Dispose(ITypeSymbol? type) => !HasOwnDispose(type) ? null
        : type!.IsRefLikeType && type.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault() is { } own ? Reference(own)
        : new IrMethodReference("M:System.IDisposable.Dispose", "System.IDisposable", "Dispose", false);

    private IrCatch Catch(ICatchClauseOperation clause)
    {
        var slot = clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation variable ? program.Slot(variable.Symbol) : -1;
        var type = clause.ExceptionType.SpecialType == SpecialType.System_Object ? null : TypeOf(clause.ExceptionType);
        return new IrCatch(type, slot, clause.Filter is null ? null : Expression(clause.Filter), Statement(clause.Handler));
    }

    private IrForEach ForEach(IForEachLoopOperation loop)
    {
        var info = loop.Syntax is CommonForEachStatementSyntax syntax ? loop.SemanticModel!.GetForEachStatementInfo(syntax) : default;
        var target = LoopVariable(loop.LoopControlVariable);
        if (loop.Syntax is ForEachVariableStatementSyntax several && target is IrDeconstruct apart)
            target = apart with { Method = Deconstruction(loop.SemanticModel!.GetDeconstructionInfo(several)) };
        var collection = loop.Collection is IConversionOperation { IsImplicit: true, Conversion.IsUserDefined: false } wrapped ? wrapped.Operand : loop.Collection;
        return new IrForEach(Origin(loop), target, Expression(collection), Statement(loop.Body))
        {
            Cast = info.ElementConversion is { IsExplicit: true, IsReference: true } && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.Type: var wanted } ? TypeOf(wanted) : null,
            Numeric = info.ElementConversion.IsNumeric && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.Type: var number } ? SymbolNames.Numeric(number) : IrNumeric.None,
            IsPlain = info.GetEnumeratorMethod?.ContainingType.SpecialType == SpecialType.System_Collections_IEnumerable,
            IsByReference = loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None },
            Enumeration = info.GetEnumeratorMethod is { } made && SymbolNames.IsUser(made.OriginalDefinition) && info.MoveNextMethod is { } move && info.CurrentProperty?.GetMethod is { } current
                ? new IrEnumeration(Reference(made), Reference(move), Reference(current))
                : null,
        };
    }

    private IrExpression LoopVariable(IOperation variable) => variable is IVariableDeclaratorOperation declarator
        ? new IrDeclareTarget(Origin(variable), program.Slot(declarator.Symbol))
        : Target(variable);

    private IrSwitchSection Section(ISwitchCaseOperation section) => new(
        section.Clauses.Select(c => c switch
        {
            ISingleValueCaseClauseOperation value => new IrSwitchLabel(new IrConstantPattern(Expression(value.Value)), null),
            IPatternCaseClauseOperation pattern => new IrSwitchLabel(Pattern(pattern.Pattern), pattern.Guard is null ? null : Expression(pattern.Guard)),
            IRelationalCaseClauseOperation => new IrSwitchLabel(new IrUnsupportedPattern(Origin(c), "a relational case"), null),
            _ => new IrSwitchLabel(null, null),
        }).ToEquatable(),
        Flat(section.Body, 0).ToEquatable());

    private IrBlock Nothing(IOperation operation) => new(Origin(operation), EquatableArray<IrStatement>.Empty);

    private IrBlock Sequence(IOperation operation, EquatableArray<IrStatement> statements) => new(Origin(operation), statements);
}
