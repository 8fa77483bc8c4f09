using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>
/// The statements of an iterator, which stop at each item until the next is asked for. A statement without a yield is executed at once.
/// </content>
internal sealed partial class Evaluator
{
    /// <summary>How a statement that yields has ended, once all of its items have been taken.</summary>
    private sealed class Ending
    {
        public Completion How { get; set; }

        /// <summary>The body of a loop has ended so that the loop does; a break goes no further.</summary>
        public bool EndsLoop()
        {
            var isOver = How is Completion.Break or Completion.Return;
            How = How == Completion.Return ? How : Completion.Next;
            return isOver;
        }
    }

    private IEnumerable<Value> Yielded(IrStatement statement, Frame frame, Scope scope, Ending ending)
    {
        ending.How = Completion.Next;
        if (!Yields(statement))
        {
            ending.How = Execute(statement, frame, scope);
            return [];
        }
        Spend(statement.Origin);
        return statement switch
        {
            IrYield item => [ObjectValue.Copied(Evaluate(item.Value, frame, scope))],
            IrBlock block => ItemsOf(block.Statements, frame, new Scope(scope), ending),
            IrIf branch => IsTrue(branch.Condition, frame, scope) ? Yielded(branch.Then, frame, scope, ending)
                : branch.Else is { } otherwise ? Yielded(otherwise, frame, scope, ending)
                : [],
            IrFor loop => ItemsOf(loop, frame, new Scope(scope), ending),
            IrForEach loop => ItemsOf(loop, frame, scope, ending),
            IrWhile loop => ItemsOf(loop, frame, scope, ending),
            IrTry { Catches.Count: 0, Finally: { } last } attempt => Finally(() => Yielded(attempt.Body, frame, scope, ending), () => Execute(last, frame, scope)),
            IrUsing resource => ItemsOf(resource, frame, new Scope(scope), ending),
            IrSwitch choice => ItemsOf(choice, frame, new Scope(scope), ending),
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

    private IEnumerable<Value> ItemsOf(IEnumerable<IrStatement> statements, Frame frame, Scope scope, Ending ending)
    {
        foreach (var statement in statements)
        {
            foreach (var item in Yielded(statement, frame, scope, ending))
                yield return item;
            if (ending.How != Completion.Next)
                yield break;
        }
    }

    private IEnumerable<Value> ItemsOf(IrFor loop, Frame frame, Scope scope, Ending ending)
    {
        for (ExecuteAll(loop.Before, frame, scope); loop.Condition is null || IsTrue(loop.Condition, frame, scope); ExecuteAll(loop.AtEnd, frame, scope))
        {
            foreach (var item in Yielded(loop.Body, frame, scope, ending))
                yield return item;
            if (ending.EndsLoop())
                yield break;
        }
    }

    private IEnumerable<Value> ItemsOf(IrForEach loop, Frame frame, Scope scope, Ending ending)
    {
        foreach (var turn in Looped(loop, frame, scope))
        {
            var inner = new Scope(scope);
            Assign(loop.Target, Converted(loop, turn, frame), frame, inner);
            foreach (var item in Yielded(loop.Body, frame, inner, ending))
                yield return item;
            if (ending.EndsLoop())
                yield break;
        }
    }

    private IEnumerable<Value> ItemsOf(IrWhile loop, Frame frame, Scope scope, Ending ending)
    {
        for (var isFirst = !loop.TestsFirst; isFirst || IsTrue(loop.Condition, frame, scope); isFirst = false)
        {
            foreach (var item in Yielded(loop.Body, frame, scope, ending))
                yield return item;
            if (ending.EndsLoop())
                yield break;
        }
    }

    private IEnumerable<Value> ItemsOf(IrUsing resource, Frame frame, Scope scope, Ending ending)
    {
        Execute(resource.Resource, frame, scope);
        return Finally(() => Yielded(resource.Body, frame, scope, ending), () => Release(resource, frame, scope));
    }

    private static IEnumerable<Value> Finally(System.Func<IEnumerable<Value>> items, System.Action last)
    {
        try
        {
            foreach (var item in items())
                yield return item;
        }
        finally
        {
            last();
        }
    }

    private IEnumerable<Value> ItemsOf(IrSwitch choice, Frame frame, Scope scope, Ending ending)
    {
        if (Section(choice, frame, scope) is not { } section)
            yield break;
        foreach (var item in ItemsOf(section.Body, frame, scope, ending))
            yield return item;
        if (ending.How == Completion.Break)
            ending.How = Completion.Next;
    }
}
