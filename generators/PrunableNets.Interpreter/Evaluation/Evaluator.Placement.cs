using System;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>
/// Conditions on the machine's devices: both sides are followed from the same state, and have to come to the same, but for where tensors lie. A side that
/// throws is one that the machine of a working program does not take.
/// </content>
internal sealed partial class Evaluator
{
    private Completion ExecuteEither(IrIf branch, PlacementValue condition, Frame frame, Scope scope)
    {
        var before = new Snapshot(frame, scope);
        if (Tried(() => Execute(branch.Then, frame, scope)) is not { } first)
        {
            before.Restore();
            return branch.Else is null ? Completion.Next : Execute(branch.Else, frame, scope);
        }
        var (result, after) = (Detached(frame.Result), new Snapshot(frame, scope));
        before.Restore();
        if (Tried(() => branch.Else is null ? Completion.Next : Execute(branch.Else, frame, scope)) is not { } second)
        {
            after.Restore();
            frame.Result = result;
            return first;
        }
        if (first != second)
            throw Differs(condition, branch.Condition.Origin);
        after.Merge((one, other) => OneOf(one, other, condition, branch.Condition.Origin), () => Differs(condition, branch.Condition.Origin));
        if (first == Completion.Return)
            frame.Result = OneOf(result, frame.Result, condition, branch.Condition.Origin);
        return first;
    }

    private Value EvaluateEither(IrConditional choice, PlacementValue condition, Frame frame, Scope scope)
    {
        var before = new Snapshot(frame, scope);
        var first = Detached(Evaluate(choice.WhenTrue, frame, scope));
        var after = new Snapshot(frame, scope);
        before.Restore();
        var second = Evaluate(choice.WhenFalse, frame, scope);
        after.Merge((one, other) => OneOf(one, other, condition, choice.Condition.Origin), () => Differs(condition, choice.Condition.Origin));
        return OneOf(first, second, condition, choice.Condition.Origin);
    }

    private static Completion? Tried(Func<Completion> side)
    {
        try
        {
            return side();
        }
        catch (EvaluationException exception) when (exception.Finding.Kind == FindingKind.Throws)
        {
            return null;
        }
    }

    /// <summary>The value of both sides; a number or a text that differs is one that depends on the machine.</summary>
    private Value OneOf(Value first, Value second, PlacementValue condition, int origin) => (first, second) switch
    {
        (TensorValue a, TensorValue b) when a.Node == b.Node => second,
        (UnknownValue or NeutralValue, UnknownValue or NeutralValue) => second,
        _ when ReferenceEquals(first, second) => second,
        _ when Numbers.AreEqual(first, second) => Sizes.Plain(second),
        (ScalarValue or EnumValue or PlacementValue, ScalarValue or EnumValue or PlacementValue) => condition,
        _ => throw Differs(condition, origin),
    };

    private EvaluationException Differs(PlacementValue condition, int origin) =>
        Stop(FindingKind.UnknownValue, origin, $"a condition depends on a value that is only known at run time: {condition.Reason}; on a device only the place of tensors may depend");
}
