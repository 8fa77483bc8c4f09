using System.Collections.Generic;
using System.Linq;
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
                scope.Declare(declare.Slot, declare.Initializer is null ? ScalarValue.Null : Evaluate(declare.Initializer, frame, scope));
                return Completion.Next;
            case IrExpressionStatement expression:
                Evaluate(expression.Expression, frame, scope);
                return Completion.Next;
            case IrIf branch:
                var condition = Evaluate(branch.Condition, frame, scope);
                if (condition is TrainingFlag flag)
                    return ExecuteBoth(branch, flag, frame, scope);
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
                frame.Result = result.Value is null ? ScalarValue.Null : Evaluate(result.Value, frame, scope);
                return Completion.Return;
            case IrYield item:
                frame.Yielded.Add(Evaluate(item.Value, frame, scope));
                return Completion.Next;
            case IrBreak:
                return Completion.Break;
            case IrContinue:
                return Completion.Continue;
            case IrThrow thrown:
                throw Thrown(thrown.Exception, statement.Origin, frame, scope);
            case IrUsing resource:
                var inner = new Scope(scope);
                ExecuteAll(resource.Resources, frame, inner);
                return Execute(resource.Body, frame, inner);
            case IrTry attempt:
                var completion = Execute(attempt.Body, frame, scope);
                if (attempt.Finally is not null)
                    Execute(attempt.Finally, frame, scope);
                return completion;
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
        var collection = Evaluate(loop.Collection, frame, scope);
        // Code that walks all modules to initialise or load them leaves the structure as it is.
        if (collection is NeutralValue)
            return Completion.Next;
        foreach (var item in Items(collection, loop.Collection.Origin).ToArray())
        {
            var inner = new Scope(scope);
            Assign(loop.Target, item, frame, inner);
            var completion = Execute(loop.Body, frame, inner);
            if (completion == Completion.Break)
                break;
            if (completion == Completion.Return)
                return completion;
        }
        return Completion.Next;
    }

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
        var value = Known(Evaluate(choice.Value, frame, scope), choice.Value.Origin, "the branch of a switch");
        var inner = new Scope(scope);
        var section = choice.Sections.FirstOrDefault(s => s.Labels.Any(l => l.Pattern is not null && Matches(l.Pattern, value, frame, inner) && (l.Guard is null || IsTrue(l.Guard, frame, inner))))
            ?? choice.Sections.FirstOrDefault(static s => s.Labels.Any(static l => l.Pattern is null));
        if (section is null)
            return Completion.Next;
        var completion = ExecuteAll(section.Body, frame, inner);
        return completion == Completion.Break ? Completion.Next : completion;
    }

    private bool IsTrue(IrExpression condition, Frame frame, Scope scope) =>
        Truth(Evaluate(condition, frame, scope), condition.Origin);

    /// <summary>A condition, which has to be known.</summary>
    public bool Truth(Value value, int origin) => Known(value, origin, "a condition") switch
    {
        ScalarValue { Object: bool known } => known,
        TrainingFlag flag => throw Stop(FindingKind.UnknownValue, origin, $"a condition depends on {flag.Describe()}, which is only known at run time"),
        NeutralValue neutral => throw Stop(FindingKind.UnknownValue, origin, $"a condition depends on {neutral.Describe()}, which is only known at run time"),
        var other => throw Stop(FindingKind.UnknownValue, origin, $"a condition depends on {other.Describe()}"),
    };

    private EvaluationException Thrown(IrExpression? exception, int origin, Frame frame, Scope scope)
    {
        var text = exception is IrNew { Arguments.Count: > 0 } created && Evaluate(created.Arguments[0].Value, frame, scope) is ScalarValue { Object: string message }
            ? $": {message}"
            : "";
        return Stop(FindingKind.Throws, origin, $"this statement is reached and throws{text}");
    }
}
