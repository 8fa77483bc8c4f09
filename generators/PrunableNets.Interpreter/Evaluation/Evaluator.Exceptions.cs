using System;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Exceptions of the evaluated program: thrown, caught, and what runs in any case.</content>
internal sealed partial class Evaluator
{
    /// <summary>The evaluated program throws an exception of the framework.</summary>
    public EvaluationException Throw(Exception exception, int origin, string message) =>
        new(Stop(FindingKind.Throws, origin, message).Finding) { Thrown = new ScalarValue(exception) };

    private EvaluationException Thrown(IrExpression? exception, int origin, Frame frame, Scope scope)
    {
        if (exception is null)
            return frame.Caught.Count > 0 ? frame.Caught.Peek() : Stop(FindingKind.UnsupportedConstruct, origin, "a throw outside of a catch");
        var thrown = Evaluate(exception, frame, scope);
        if (IsNull(thrown))
            return Throw(new NullReferenceException(), origin, "null is thrown");
        var message = OwnExceptions.Message(this, thrown, origin);
        return new(Stop(FindingKind.Throws, origin, $"this statement is reached and throws{(message.Length > 0 ? $": {message}" : "")}").Finding) { Thrown = thrown };
    }

    private Completion ExecuteTry(IrTry attempt, Frame frame, Scope scope) => attempt.Finally is { } last
        ? ExecuteWith(() => ExecuteCaught(attempt, frame, scope), () => Execute(last, frame, scope), frame)
        : ExecuteCaught(attempt, frame, scope);

    private Completion ExecuteUsing(IrUsing resource, Frame frame, Scope scope)
    {
        Execute(resource.Resource, frame, scope);
        return ExecuteWith(() => Execute(resource.Body, frame, scope), () => Release(resource, frame, scope), frame);
    }

    /// <summary>Runs a body and then, however it has ended, what comes last; the result is the body's.</summary>
    private static Completion ExecuteWith(Func<Completion> body, Action last, Frame frame)
    {
        var isRefused = false;
        try
        {
            return body();
        }
        catch (EvaluationException exception) when (Refused(exception, ref isRefused))
        {
            throw;
        }
        finally
        {
            var result = frame.Result;
            if (!isRefused)
                last();
            frame.Result = result;
        }
    }

    /// <summary>What ends the evaluation ends it here and now: nothing of the program runs after it.</summary>
    private static bool Refused(EvaluationException exception, ref bool isRefused)
    {
        isRefused = exception.Finding.Kind != FindingKind.Throws;
        return false;
    }

    private Completion ExecuteCaught(IrTry attempt, Frame frame, Scope scope)
    {
        IrCatch? handler = null;
        EvaluationException? refusal = null;
        var inner = new Scope(scope);
        try
        {
            return Execute(attempt.Body, frame, scope);
        }
        catch (EvaluationException exception) when ((handler = Handler(attempt, exception, frame, inner, ref refusal)) is not null || refusal is not null)
        {
            if (refusal is not null)
                throw refusal;
            frame.Caught.Push(exception);
            try
            {
                return Execute(handler!.Body, frame, inner);
            }
            finally
            {
                frame.Caught.Pop();
            }
        }
    }

    /// <summary>The first handler that takes the exception; as in C#, filters run before anything inside is left.</summary>
    /// <param name="attempt">The try.</param>
    /// <param name="exception">What ended its body.</param>
    /// <param name="frame">The method.</param>
    /// <param name="scope">The handler's variables.</param>
    /// <param name="refusal">Why it cannot be told; nothing may be thrown from here, where .NET would swallow it.</param>
    private IrCatch? Handler(IrTry attempt, EvaluationException exception, Frame frame, Scope scope, ref EvaluationException? refusal)
    {
        if (exception.Finding.Kind != FindingKind.Throws || attempt.Catches.Count == 0)
            return null;
        if (exception.Thrown is not { } thrown)
        {
            refusal = Stop(FindingKind.UnsupportedConstruct, exception.Finding.Origin, $"catching what is thrown here ({exception.Finding.Message})");
            return null;
        }
        try
        {
            return Handler(attempt, thrown, frame, scope);
        }
        catch (EvaluationException other) when (other.Finding.Kind != FindingKind.Throws)
        {
            refusal = other;
            return null;
        }
    }

    private IrCatch? Handler(IrTry attempt, Value thrown, Frame frame, Scope scope)
    {
        foreach (var candidate in attempt.Catches)
        {
            if (candidate.Type is { } type && !IsOfType(thrown, frame.Close(type), attempt.Origin))
                continue;
            if (candidate.Slot >= 0)
                scope.Declare(candidate.Slot, thrown);
            if (candidate.Filter is null || Filtered(candidate.Filter, frame, scope))
                return candidate;
        }
        return null;
    }

    /// <summary>A filter that throws does not hold.</summary>
    private bool Filtered(IrExpression filter, Frame frame, Scope scope)
    {
        try
        {
            return IsTrue(filter, frame, scope);
        }
        catch (EvaluationException exception) when (exception.Finding.Kind == FindingKind.Throws)
        {
            return false;
        }
    }

    private void Release(IrUsing resource, Frame frame, Scope scope)
    {
        if (resource.Dispose is not { } dispose || !scope.TryGet(resource.Slot, out var held))
            return;
        EndGradientScope(held);
        if (held is not ObjectValue owned || owned is ModuleValue)
            return;
        if (FindOverride(dispose, owned.Type, false) is { } body)
            Run(body, owned, [], null, resource.Origin, TypesOf(dispose, owned, frame));
    }
}
