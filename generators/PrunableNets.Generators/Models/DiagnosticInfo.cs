using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>A diagnostic as plain data.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo Location, EquatableArray<LocationInfo> Additional, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, LocationInfo location, params string[] arguments) =>
        new(descriptor, location, EquatableArray<LocationInfo>.Empty, arguments.ToEquatable());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location.ToLocation(), Additional.Select(static l => l.ToLocation()), Arguments.Select(static a => (object)a).ToArray());
}
