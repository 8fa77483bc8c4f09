using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PrunableNets.TestKit;

/// <summary>A diagnostic with the source text that it stands at, and that of the calls that led there, innermost first.</summary>
public sealed record ReportedDiagnostic(string Id, string Message, string Span, int Position, IReadOnlyList<string> Trace)
{
    internal static ReportedDiagnostic From(Diagnostic diagnostic, IReadOnlyDictionary<string, string> sources) => new(
        diagnostic.Id,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        Text(diagnostic.Location, sources),
        diagnostic.Location.SourceSpan.Start,
        diagnostic.AdditionalLocations.Select(l => Text(l, sources)).ToArray());

    public override string ToString() => $"{Id} at '{Span}': {Message}{string.Concat(Trace.Select(static t => $"\n  called by '{t}'"))}";

    private static string Text(Location location, IReadOnlyDictionary<string, string> sources) =>
        sources.TryGetValue(location.GetLineSpan().Path ?? "", out var text) && location.SourceSpan.End <= text.Length
            ? text.Substring(location.SourceSpan.Start, location.SourceSpan.Length)
            : "";
}
