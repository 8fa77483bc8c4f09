using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using PrunableNets.Hosting.Reports.Html;
using PrunableNets.Hosting.Reports.Sections;

namespace PrunableNets.Hosting.Reports.Pages;

/// <summary>A run as a page to look at.</summary>
internal static class RunPage
{
    /// <param name="certificate">The run's file; its figures are those of the page.</param>
    /// <param name="course">The run's course file, which may be missing.</param>
    /// <exception cref="FileNotFoundException">There is no certificate.</exception>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Page Of(string certificate, string course)
    {
        var run = CertificateFigures.Read(certificate);
        CoursePoint[] points = [.. CourseFile.Read(course)];
        IEnumerable<XElement?> sections =
        [
            Summary.Of(run), Stages.Of(run), Widths.Of(run), Course.Of(run, points), Latencies.Of(run), Couplings.Of(run), Solved.Of(run),
            Origin.Of(run),
        ];
        var (form, last) = run.Last;
        return new Page(
            $"{run.Model}, pruned by {run.Method}",
            $"{Said.Share(run.Cost.Slim, run.Cost.Dense)} of the FLOPs are left; {form}: {Said.Accuracy(last)} of the test data.",
            [.. sections.OfType<XElement>()],
            $"Made of {Path.GetFileName(certificate)} by PrunableNets {run.Versions["PrunableNets"]}, {run.Measured.Finished}.");
    }
}
