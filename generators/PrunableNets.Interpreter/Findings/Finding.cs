using System;
using System.Collections.Generic;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Findings;

/// <summary>Why an evaluation stopped, or what it says of the network. The generator maps each kind to one diagnostic.</summary>
public enum FindingKind
{
    /// <summary>A C# construct that is not evaluated.</summary>
    UnsupportedConstruct,

    /// <summary>A library member that is not known.</summary>
    UnknownMember,

    /// <summary>A value that is only known at run time decides the structure of the network.</summary>
    UnknownValue,

    /// <summary>Fuel, depth or size budget used up.</summary>
    BudgetExhausted,

    /// <summary>The evaluated code throws.</summary>
    Throws,

    /// <summary>Shapes do not fit.</summary>
    Shape,

    /// <summary>Channels are not followed through an operation. It stops nothing.</summary>
    Opaque,

    /// <summary>Layers run whose results nothing depends on. It stops nothing.</summary>
    Unused,

    /// <summary>The network is not one that can be pruned: no tensor output, a layer that is not registered.</summary>
    Structure,
}

/// <summary>A reason at an expression.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Origin">Ordinal of the expression.</param>
/// <param name="Message">The reason, for a person.</param>
public sealed record Finding(FindingKind Kind, int Origin, string Message)
{
    /// <summary>The calls that led here, innermost first.</summary>
    public IReadOnlyList<int> Trace { get; init; } = [];

    /// <summary>What a code fix needs to know.</summary>
    public IReadOnlyList<Hint> Hints { get; init; } = [];
}

/// <summary>Stops the evaluation with a finding.</summary>
public sealed class EvaluationException(Finding finding) : Exception(finding.Message)
{
    public Finding Finding { get; } = finding;

    /// <summary>The exception object of the evaluated program, where it is the program that throws and its type is known.</summary>
    public Value? Thrown { get; init; }
}

/// <summary>Shapes that an operation cannot take.</summary>
public sealed class ShapeException(string message) : Exception(message);
