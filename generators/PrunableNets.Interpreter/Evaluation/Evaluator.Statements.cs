using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Statements.</content>
internal sealed partial class Evaluator
{
    private Completion Execute(IrStatement statement, Frame frame, Scope scope)
    {
        Spend(statement.Origin);
        switch (statement)
        {
            case IrBlock block:
                return ExecuteAll(block.Statements, frame, new Scope(scope));
            case IrDeclare declare:
                scope.Declare(declare.Slot, declare.Initializer is null ? ScalarValue.Null : Named(Evaluate(declare.Initializer, frame, scope), declare.Name));
                return Completion.Next;
            case IrExpressionStatement expression:
                Evaluate(expression.Expression, frame, scope);
                return Completion.Next;
            case IrIf branch:
                var condition = Evaluate(branch.Condition, frame, scope);
                if (condition is TrainingFlag flag)
                    return ExecuteBoth(branch, flag, frame, scope);
                if (condition is PlacementValue placement)
                    return ExecuteEither(branch, placement, frame, scope);
                if (Truth(condition, branch.Condition.Origin))
                    return Execute(branch.Then, frame, scope);
                return branch.Else is null ? Completion.Next : Execute(branch.Else, frame, scope);
            case IrFor loop:
                return ExecuteFor(loop, frame, new Scope(scope));
            case IrForEach loop:
                return ExecuteForEach(loop, frame, scope);
            case IrWhile loop:
                return ExecuteWhile(loop, frame, scope);
            case IrSwitch choice:
                return ExecuteSwitch(choice, frame, scope);
            case IrReturn result:
                frame.Result = result.Value is null ? ScalarValue.Null : ObjectValue.Copied(Evaluate(result.Value, frame, scope));
                return Completion.Return;
            case IrBreak:
                return Completion.Break;
            case IrContinue:
                return Completion.Continue;
            case IrThrow thrown:
                throw Thrown(thrown.Exception, statement.Origin, frame, scope);
            case IrUsing resource:
                return ExecuteUsing(resource, frame, new Scope(scope));
            case IrTry attempt:
                return ExecuteTry(attempt, frame, scope);
            case IrUnsupportedStatement unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, statement.Origin, statement.GetType().Name);
        }
    }

    private Completion ExecuteAll(IEnumerable<IrStatement> statements, Frame frame, Scope scope)
    {
        foreach (var statement in statements)
        {
            var completion = Execute(statement, frame, scope);
            if (completion != Completion.Next)
                return completion;
        }
        return Completion.Next;
    }

    private Completion ExecuteFor(IrFor loop, Frame frame, Scope scope)
    {
        ExecuteAll(loop.Before, frame, scope);
        while (loop.Condition is null || IsTrue(loop.Condition, frame, scope))
        {
            var completion = Execute(loop.Body, frame, scope);
            if (completion == Completion.Break)
                break;
            if (completion == Completion.Return)
                return completion;
            ExecuteAll(loop.AtEnd, frame, scope);
        }
        return Completion.Next;
    }

    private Completion ExecuteForEach(IrForEach loop, Frame frame, Scope scope)
    {
        foreach (var item in Looped(loop, frame, scope))
        {
            var inner = new Scope(scope);
            Assign(loop.Target, Converted(loop, item, frame), frame, inner);
            var completion = Execute(loop.Body, frame, inner);
            if (completion == Completion.Break)
                break;
            if (completion == Completion.Return)
                return completion;
        }
        return Completion.Next;
    }

    private IEnumerable<Value> Looped(IrForEach loop, Frame frame, Scope scope)
    {
        var collection = Evaluate(loop.Collection, frame, scope);
        return loop.IsByReference ? Enumerable.Range(0, Items(collection, loop.Origin).Count).Select(i => (Value)Element(collection, new ScalarValue(i), loop.Origin))
            : loop.IsPlain && collection is ObjectValue and not ModuleValue && FindOwn((ObjectValue)collection, GetPlainEnumerator) is { } plain ? Enumerated((ObjectValue)collection, plain, loop.Origin)
            : loop.Enumeration is { } members && collection is ObjectValue and not ModuleValue ? Enumerated(collection, members, frame, loop.Origin)
            : Sequence(collection, loop.Collection.Origin);
    }

    private Value Converted(IrForEach loop, Value item, Frame frame) =>
        loop.Numeric != IrNumeric.None ? Numbers.To(item, loop.Numeric)
        : loop.Cast is { } type ? Cast(item, frame.Close(type), loop.Origin)
        : item;

    private Completion ExecuteWhile(IrWhile loop, Frame frame, Scope scope)
    {
        var isFirst = !loop.TestsFirst;
        while (isFirst || IsTrue(loop.Condition, frame, scope))
        {
            isFirst = false;
            var completion = Execute(loop.Body, frame, scope);
            if (completion == Completion.Break)
                break;
            if (completion == Completion.Return)
                return completion;
        }
        return Completion.Next;
    }

    private Completion ExecuteSwitch(IrSwitch choice, Frame frame, Scope scope)
    {
        var inner = new Scope(scope);
        if (Section(choice, frame, inner) is not { } section)
            return Completion.Next;
        var completion = ExecuteAll(section.Body, frame, inner);
        return completion == Completion.Break ? Completion.Next : completion;
    }

    private IrSwitchSection? Section(IrSwitch choice, Frame frame, Scope scope)
    {
        var value = Known(Evaluate(choice.Value, frame, scope), choice.Value.Origin, "the branch of a switch");
        return choice.Sections.FirstOrDefault(s => s.Labels.Any(l => l.Pattern is not null && Matches(l.Pattern, value, frame, scope) && (l.Guard is null || IsTrue(l.Guard, frame, scope))))
            ?? choice.Sections.FirstOrDefault(static s => s.Labels.Any(static l => l.Pattern is null));
    }

    private bool IsTrue(IrExpression condition, Frame frame, Scope scope) =>
        Truth(Evaluate(condition, frame, scope), condition.Origin);

    /// <summary>A condition, which has to be known.</summary>
    public bool Truth(Value value, int origin) => Known(value, origin, "a condition") switch
    {
        ScalarValue { Object: bool known } => known,
        TrainingFlag flag => throw Stop(FindingKind.UnknownValue, origin, $"a condition depends on {flag.Describe()}, which is only known at run time"),
        NeutralValue neutral => Truth(UnknownMembers.Value(neutral.Type, origin), origin),
        var other => throw Stop(FindingKind.UnsupportedConstruct, origin, $"a condition depends on {other.Describe()}"),
    };
}
