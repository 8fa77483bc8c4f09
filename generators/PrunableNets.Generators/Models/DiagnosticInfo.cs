using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>A diagnostic as plain data.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo Location, EquatableArray<LocationInfo> Additional, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo location, params string[] arguments) =>
        new(descriptor, location, EquatableArray<LocationInfo>.Empty, arguments.ToEquatable());

    /// <summary>With what a code fix has to know: <paramref name="text"/> is to be replaced. Nothing is added where there is no replacement.</summary>
    public DiagnosticInfo WithReplacement(string text, string? replacement) =>
        replacement is null ? this : this with { Hints = new[] { new Hint(HintKeys.Text, text), new Hint(HintKeys.Replacement, replacement) }.ToEquatable() };

    /// <summary>For the code fix.</summary>
    public EquatableArray<Hint> Hints { get; init; } = EquatableArray<Hint>.Empty;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor, Location.ToLocation(), Additional.Select(static l => l.ToLocation()), Hints.ToProperties(), Arguments.Select(static a => (object)a).ToArray());
}
