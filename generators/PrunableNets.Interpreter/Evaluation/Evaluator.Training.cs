using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>
/// <c>if (training)</c>: both sides are followed, one after the other from the same state, and what differs afterwards is a
/// <see cref="TrainingChoice"/>. A method that returns on one side goes on in the mode of the other.
/// </content>
internal sealed partial class Evaluator
{
    private bool? mode;

    /// <summary>What <c>training</c> is: known on the sides of a condition on it.</summary>
    public Value Training => mode is { } known ? new ScalarValue(known) : new TrainingFlag(false);

    private Completion ExecuteBoth(IrIf branch, TrainingFlag flag, Frame frame, Scope scope)
    {
        var (training, evaluation) = flag.IsNegated ? (branch.Else, branch.Then) : (branch.Then, branch.Else);
        var before = new Snapshot(frame, scope);
        var (first, trained) = ExecuteSide(training, true, frame, scope);
        var after = new Snapshot(frame, scope);
        before.Restore();
        var (second, evaluated) = ExecuteSide(evaluation, false, frame, scope);
        if (first == second)
        {
            MergeStates(after, branch.Origin);
            frame.Result = first == Completion.Return ? Merge(trained, evaluated, branch.Origin) : frame.Result;
            return first;
        }
        if (first == Completion.Return && second == Completion.Next)
            return GoOn(frame, true, trained);
        if (second != Completion.Return || first != Completion.Next)
            throw Stop(FindingKind.UnsupportedConstruct, branch.Origin, "a loop that training ends in another place");
        after.Restore();
        return GoOn(frame, false, evaluated);
    }

    private (Completion Completion, Value Result) ExecuteSide(IrStatement? side, bool isTraining, Frame frame, Scope scope)
    {
        mode = isTraining;
        var completion = side is null ? Completion.Next : Execute(side, frame, scope);
        mode = null;
        return (completion, Detached(frame.Result));
    }

    /// <summary>The rest of the method is for the other mode.</summary>
    private Completion GoOn(Frame frame, bool returnedInTraining, Value result)
    {
        frame.Returned = (returnedInTraining, result);
        frame.Result = ScalarValue.Null;
        mode = !returnedInTraining;
        return Completion.Next;
    }

    private Value EndMode(bool returnedInTraining, Value returned, Value rest, int origin)
    {
        mode = null;
        return returnedInTraining ? Merge(returned, rest, origin) : Merge(rest, returned, origin);
    }

    private Value EvaluateBoth(IrConditional conditional, TrainingFlag flag, Frame frame, Scope scope)
    {
        var before = new Snapshot(frame, scope);
        mode = true;
        var training = Detached(Evaluate(flag.IsNegated ? conditional.WhenFalse : conditional.WhenTrue, frame, scope));
        var after = new Snapshot(frame, scope);
        before.Restore();
        mode = false;
        var evaluation = Detached(Evaluate(flag.IsNegated ? conditional.WhenTrue : conditional.WhenFalse, frame, scope));
        mode = null;
        MergeStates(after, conditional.Origin);
        return Merge(training, evaluation, conditional.Origin);
    }

    private Value CoalesceBoth(ModeValue split, IrCoalesce coalesce, Frame frame, Scope scope)
    {
        var other = Evaluate(coalesce.WhenNull, frame, scope);
        return Merge(IsNull(split.In(true)) ? other : split.In(true), IsNull(split.In(false)) ? other : split.In(false), coalesce.Origin);
    }

    private void MergeStates(Snapshot training, int origin) => training.Merge(
        (t, e) => Merge(t, e, origin), () => Stop(FindingKind.UnknownValue, origin, "a collection that has other items while training"));

    /// <summary>What is asked of a value that depends on the mode, in each; the flag where that makes a difference.</summary>
    private static Value InBoth(ModeValue split, System.Func<Value, bool> test) => (test(split.In(false)), test(split.In(true))) switch
    {
        var (evaluation, training) when evaluation == training => new ScalarValue(training),
        var (_, training) => new TrainingFlag(!training),
    };

    /// <summary>A value that knows the mode, where that is known.</summary>
    private Value InMode(Value value) => value is ModeValue split && mode is { } known ? split.In(known) : value;

    /// <summary>A result that keeps what it is when the state is put back.</summary>
    private static Value Detached(Value value) => value switch
    {
        TensorValue tensor => new TensorValue(tensor.Node),
        TupleValue tuple => new TupleValue(tuple.Elements.Select(Detached).ToArray()),
        _ => value,
    };

    /// <summary>The flag and a condition: known, or still the flag.</summary>
    private Value WithTraining(TrainingFlag flag, IrBinary binary, Frame frame, Scope scope)
    {
        var right = Evaluate(binary.Right, frame, scope);
        return (binary.Operator, right) switch
        {
            (IrBinaryOperator.ConditionalAnd or IrBinaryOperator.And, ScalarValue { Object: false }) => right,
            (IrBinaryOperator.ConditionalOr or IrBinaryOperator.Or, ScalarValue { Object: true }) => right,
            (IrBinaryOperator.ConditionalAnd or IrBinaryOperator.And or IrBinaryOperator.ConditionalOr or IrBinaryOperator.Or, ScalarValue { Object: bool }) => flag,
            (IrBinaryOperator.ConditionalAnd or IrBinaryOperator.And, TrainingFlag other) =>
                other.IsNegated == flag.IsNegated ? flag : new ScalarValue(false),
            (IrBinaryOperator.ConditionalOr or IrBinaryOperator.Or, TrainingFlag other) =>
                other.IsNegated == flag.IsNegated ? flag : new ScalarValue(true),
            (IrBinaryOperator.Equals, ScalarValue { Object: bool wanted }) => new TrainingFlag(flag.IsNegated == wanted),
            (IrBinaryOperator.NotEquals, ScalarValue { Object: bool wanted }) => new TrainingFlag(flag.IsNegated != wanted),
            _ => throw Stop(FindingKind.UnknownValue, binary.Origin, $"a condition depends on {flag.Describe()}, which is only known at run time"),
        };
    }

    /// <summary>The value that is one thing while training and another in evaluation.</summary>
    private Value Merge(Value training, Value evaluation, int origin)
    {
        switch (training, evaluation)
        {
            case (TensorValue a, TensorValue b):
                return a.Node == b.Node ? b
                    : a.Node.Shape.SequenceEqual(b.Node.Shape) ? Append(new TrainingChoice(), origin, a.Node, b.Node)
                    : new ModeValue(a, b, origin);
            case (TupleValue a, TupleValue b) when a.Elements.Length == b.Elements.Length:
                var merged = new Value[a.Elements.Length];
                for (var i = 0; i < merged.Length; i++)
                    merged[i] = Merge(a.Elements[i], b.Elements[i], origin);
                return new TupleValue(merged);
            default:
                return ReferenceEquals(training, evaluation) ? evaluation
                    : Numbers.AreEqual(training, evaluation) ? Sizes.Plain(evaluation)
                    : new ModeValue(training, evaluation, origin);
        }
    }
}
