using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>The outcome for one class: what is generated, and what is to be said about it.</summary>
internal sealed record PlannedNetwork(string FullName, EquatableArray<GeneratedSource> Sources, EquatableArray<PlacedFinding> Findings);

/// <summary>A generated file.</summary>
internal sealed record GeneratedSource(string HintName, string Text);

/// <summary>A diagnostic at an origin of the IR; the position is looked up when it is reported.</summary>
internal sealed record PlacedFinding(DiagnosticDescriptor Descriptor, int Origin, EquatableArray<int> Trace, EquatableArray<string> Arguments)
{
    /// <summary>For the code fix.</summary>
    public EquatableArray<Hint> Hints { get; init; } = EquatableArray<Hint>.Empty;

    public Diagnostic ToDiagnostic(EquatableArray<LocationInfo> spans) => Diagnostic.Create(
        Descriptor, Place(Origin, spans), Trace.Where(o => o > 0).Select(o => Place(o, spans)), Hints.ToProperties(), Arguments.Select(static a => (object)a).ToArray());

    private static Location Place(int origin, EquatableArray<LocationInfo> spans) => origin < spans.Count ? spans[origin].ToLocation() : Location.None;
}
