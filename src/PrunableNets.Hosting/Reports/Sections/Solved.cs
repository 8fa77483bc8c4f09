using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;

namespace PrunableNets.Hosting.Reports.Sections;

/// <summary>Layers whose weights were solved anew.</summary>
internal static class Solved
{
    public static XElement? Of(CertificateFigures run)
    {
        if (run.Reconstruction is not { Length: > 0 } layers)
            return null;
        var solved = layers.Count(static l => l.Outcome == nameof(ReconstructionOutcome.Solved));
        return Elements.Section(
            "solved", "Weights solved anew",
            new XElement(
                "p",
                $"Layers with other weights than they were cut with: {solved} of {layers.Length}. A residual is what the layer's output "
                    + "lacks of the dense network's, on samples that the solution has not seen; labels are not read."),
            new XElement("details", new XElement("summary", "All layers"), Elements.Table(
                "Residual of each layer before and after", ["layer", "outcome", ">ridge", ">before", ">after"],
                layers.Select(static l =>
                    new[]
                    {
                        l.Path, l.Outcome, l.Ridge is { } r ? Said.Invariant($"{r:G3}") : "-", Said.Invariant($"{l.Before:G4}"),
                        Said.Invariant($"{l.After:G4}"),
                    }))));
    }
}
