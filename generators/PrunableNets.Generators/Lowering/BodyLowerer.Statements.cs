using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Statements.</content>
internal sealed partial class BodyLowerer
{
    public IrStatement Statement(IOperation operation)
    {
        program.Cancellation.ThrowIfCancellationRequested();
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
            case IForEachLoopOperation { Collection: IConversionOperation { Operand.Type: IArrayTypeSymbol { Rank: > 1 } } or { Type: IArrayTypeSymbol { Rank: > 1 } } }:
                return new IrUnsupportedStatement(Origin(operation), "a loop over an array of several dimensions");
            case IForEachLoopOperation loop:
                return new IrForEach(Origin(operation), LoopVariable(loop.LoopControlVariable), Expression(loop.Collection), Statement(loop.Body));
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
            case IReturnOperation result:
                return new IrReturn(Origin(operation), result.ReturnedValue is null ? null : Expression(result.ReturnedValue));
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return new IrBreak(Origin(operation));
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return new IrContinue(Origin(operation));
            case IThrowOperation thrown:
                return new IrThrow(Origin(operation), thrown.Exception is null ? null : Expression(thrown.Exception));
            case IUsingOperation { Resources: var owned } when OwnDispose(owned) is { } refused:
                return refused;
            case IUsingDeclarationOperation { DeclarationGroup: var owned } when OwnDispose(owned) is { } refused:
                return refused;
            case IUsingOperation resource:
                var resources = resource.Resources is IVariableDeclarationGroupOperation declared ? Declarations(declared) : new[] { (IrStatement)new IrExpressionStatement(Origin(resource.Resources), Expression(resource.Resources)) }.ToEquatable();
                return new IrUsing(Origin(operation), resources, Statement(resource.Body));
            case IUsingDeclarationOperation resource:
                return Sequence(operation, Declarations(resource.DeclarationGroup));
            case ILockOperation guarded:
                return Statement(guarded.Body);
            case ITryOperation attempt:
                return new IrTry(Origin(operation), Statement(attempt.Body), attempt.Finally is null ? null : Statement(attempt.Finally));
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
        return new IrBlock(Origin(block), functions.Concat(block.Operations.SelectMany(Flat)).ToEquatable());
    }

    /// <summary>A declaration of several variables belongs to the enclosing block, not to one of its own.</summary>
    private IEnumerable<IrStatement> Flat(IOperation operation) => operation switch
    {
        IVariableDeclarationGroupOperation group => Declarations(group),
        IUsingDeclarationOperation resource => OwnDispose(resource.DeclarationGroup) is { } refused ? [refused] : Declarations(resource.DeclarationGroup),
        ILocalFunctionOperation or IEmptyOperation => [],
        _ => [Statement(operation)],
    };

    private EquatableArray<IrStatement> Declarations(IVariableDeclarationGroupOperation group) => group.Declarations
        .SelectMany(static d => d.Declarators.Select(v => (Variable: v, Initializer: v.Initializer ?? d.Initializer)))
        .Select(d => (IrStatement)new IrDeclare(Origin(d.Variable), program.Slot(d.Variable.Symbol), d.Variable.Symbol.Name, Initial(d.Variable, d.Initializer)))
        .ToEquatable();

    private IrExpression? Initial(IVariableDeclaratorOperation variable, IVariableInitializerOperation? initializer) =>
        variable.Symbol.RefKind != RefKind.None ? Refused(variable, "a ref local")
        : initializer is null ? null
        : Expression(initializer.Value);

    /// <summary>A resource whose <c>Dispose</c> is the user's own, which is not run.</summary>
    private IrUnsupportedStatement? OwnDispose(IOperation resource)
    {
        var types = resource is IVariableDeclarationGroupOperation group ? group.Declarations.SelectMany(static d => d.Declarators).Select(static v => (ITypeSymbol?)v.Symbol.Type) : [resource.Type];
        return types.Any(static t => t is INamedTypeSymbol named && SymbolNames.IsUser(named) && !SymbolNames.IsModule(named))
            ? new IrUnsupportedStatement(Origin(resource), "using of a class that has a Dispose of its own")
            : null;
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
        section.Body.SelectMany(Flat).ToEquatable());

    private IrBlock Nothing(IOperation operation) => new(Origin(operation), EquatableArray<IrStatement>.Empty);

    private IrBlock Sequence(IOperation operation, EquatableArray<IrStatement> statements) => new(Origin(operation), statements);
}
