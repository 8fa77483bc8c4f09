using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>
/// The statements of an iterator, which stop at each item until the next is asked for. A statement without a yield is executed at once; the last
/// step of every statement says how it ended.
/// </content>
internal sealed partial class Evaluator
{
    private readonly record struct Step(Value? Item, Completion End);

    private IEnumerable<Step> Steps(IrStatement statement, Frame frame, Scope scope)
    {
        if (!Yields(statement))
            return [new Step(null, Execute(statement, frame, scope))];
        Spend(statement.Origin);
        return statement switch
        {
            IrYield item => [new Step(ObjectValue.Copied(Evaluate(item.Value, frame, scope)), Completion.Next), new Step(null, Completion.Next)],
            IrBlock block => StepsOf(block.Statements, frame, new Scope(scope)),
            IrIf branch => IsTrue(branch.Condition, frame, scope) ? Steps(branch.Then, frame, scope)
                : branch.Else is { } otherwise ? Steps(otherwise, frame, scope)
                : [new Step(null, Completion.Next)],
            IrFor loop => StepsOfFor(loop, frame, new Scope(scope)),
            IrForEach loop => StepsOfForEach(loop, frame, scope),
            IrWhile loop => StepsOfWhile(loop, frame, scope),
            IrTry { Catches.Count: 0, Finally: { } last } attempt => StepsOfTry(attempt, last, frame, scope),
            IrUsing resource => StepsOfUsing(resource, frame, new Scope(scope)),
            IrSwitch choice => StepsOfSwitch(choice, frame, scope),
            _ => throw Stop(FindingKind.UnsupportedConstruct, statement.Origin, "a yield in such a statement"),
        };
    }

    private static bool Yields(IrStatement statement) => statement switch
    {
        IrYield => true,
        IrBlock block => block.Statements.Any(Yields),
        IrIf branch => Yields(branch.Then) || (branch.Else is { } otherwise && Yields(otherwise)),
        IrFor loop => Yields(loop.Body),
        IrForEach loop => Yields(loop.Body),
        IrWhile loop => Yields(loop.Body),
        IrTry attempt => Yields(attempt.Body),
        IrUsing resource => Yields(resource.Body),
        IrSwitch choice => choice.Sections.Any(static s => s.Body.Any(Yields)),
        _ => false,
    };

    private IEnumerable<Step> StepsOf(IEnumerable<IrStatement> statements, Frame frame, Scope scope)
    {
        foreach (var statement in statements)
        {
            var end = Completion.Next;
            foreach (var step in Steps(statement, frame, scope))
            {
                if (step.Item is null)
                    end = step.End;
                else
                    yield return step;
            }
            if (end != Completion.Next)
            {
                yield return new Step(null, end);
                yield break;
            }
        }
        yield return new Step(null, Completion.Next);
    }

    private IEnumerable<Step> StepsOfFor(IrFor loop, Frame frame, Scope scope)
    {
        ExecuteAll(loop.Before, frame, scope);
        while (loop.Condition is null || IsTrue(loop.Condition, frame, scope))
        {
            var end = Completion.Next;
            foreach (var step in Steps(loop.Body, frame, scope))
            {
                if (step.Item is null)
                    end = step.End;
                else
                    yield return step;
            }
            if (end is Completion.Break or Completion.Return)
            {
                yield return new Step(null, end == Completion.Return ? end : Completion.Next);
                yield break;
            }
            ExecuteAll(loop.AtEnd, frame, scope);
        }
        yield return new Step(null, Completion.Next);
    }

    private IEnumerable<Step> StepsOfForEach(IrForEach loop, Frame frame, Scope scope)
    {
        foreach (var item in Looped(loop, frame, scope))
        {
            var inner = new Scope(scope);
            Assign(loop.Target, Converted(loop, item, frame), frame, inner);
            var end = Completion.Next;
            foreach (var step in Steps(loop.Body, frame, inner))
            {
                if (step.Item is null)
                    end = step.End;
                else
                    yield return step;
            }
            if (end is Completion.Break or Completion.Return)
            {
                yield return new Step(null, end == Completion.Return ? end : Completion.Next);
                yield break;
            }
        }
        yield return new Step(null, Completion.Next);
    }

    private IEnumerable<Step> StepsOfWhile(IrWhile loop, Frame frame, Scope scope)
    {
        var isFirst = !loop.TestsFirst;
        while (isFirst || IsTrue(loop.Condition, frame, scope))
        {
            isFirst = false;
            var end = Completion.Next;
            foreach (var step in Steps(loop.Body, frame, scope))
            {
                if (step.Item is null)
                    end = step.End;
                else
                    yield return step;
            }
            if (end is Completion.Break or Completion.Return)
            {
                yield return new Step(null, end == Completion.Return ? end : Completion.Next);
                yield break;
            }
        }
        yield return new Step(null, Completion.Next);
    }

    private IEnumerable<Step> StepsOfTry(IrTry attempt, IrStatement last, Frame frame, Scope scope)
    {
        try
        {
            foreach (var step in Steps(attempt.Body, frame, scope))
                yield return step;
        }
        finally
        {
            Execute(last, frame, scope);
        }
    }

    private IEnumerable<Step> StepsOfUsing(IrUsing resource, Frame frame, Scope scope)
    {
        Execute(resource.Resource, frame, scope);
        try
        {
            foreach (var step in Steps(resource.Body, frame, scope))
                yield return step;
        }
        finally
        {
            Release(resource, frame, scope);
        }
    }

    private IEnumerable<Step> StepsOfSwitch(IrSwitch choice, Frame frame, Scope scope)
    {
        var inner = new Scope(scope);
        if (Section(choice, frame, inner) is not { } section)
        {
            yield return new Step(null, Completion.Next);
            yield break;
        }
        foreach (var step in StepsOf(section.Body, frame, inner))
            yield return step.Item is null && step.End == Completion.Break ? new Step(null, Completion.Next) : step;
    }
}
