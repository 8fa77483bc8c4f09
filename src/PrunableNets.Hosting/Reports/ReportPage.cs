using System;
using System.IO;
using PrunableNets.Hosting.Reports.Pages;

namespace PrunableNets.Hosting;

/// <summary>Pages of runs and comparisons: one HTML file each, which needs no network and no script.</summary>
public static class ReportPage
{
    private const string Certificate = "certificate.json";
    private const string Comparison = "comparison.json";

    /// <summary>Makes the page of what a folder holds, or of one file: a run's certificate, or a comparison.</summary>
    /// <param name="source">A run's folder, a comparison's folder, <c>certificate.json</c>, <c>certificate.fine-tuned.json</c> or
    /// <c>comparison.json</c>.</param>
    /// <param name="page">The file to write; null for <c>report.html</c> beside what was read (<c>report.fine-tuned.html</c>,
    /// <c>comparison.html</c>).</param>
    /// <returns>The file that was written.</returns>
    /// <exception cref="FileNotFoundException">There is neither a certificate nor a comparison.</exception>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    /// <exception cref="IOException">The page could not be written.</exception>
    public static string Write(string source, string? page = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var file = Directory.Exists(source) ? Find(source) : source;
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no file or folder '{source}'. Name the folder of a run or of a comparison.");
        var isComparison = Path.GetFileName(file).StartsWith("comparison", StringComparison.Ordinal);
        var path = page ?? (isComparison ? Path.ChangeExtension(file, ".html") : PageOf(file));
        (isComparison ? ComparisonPage.Read(file) : RunPage.Of(file, CourseOf(file))).Write(path);
        return path;
    }

    /// <summary>The page of a certificate's run.</summary>
    internal static string PageOf(string certificate) => Path.ChangeExtension(Sibling(certificate, "report"), ".html");

    /// <summary>What a certificate's run reported on its way.</summary>
    internal static string CourseOf(string certificate) => Path.ChangeExtension(Sibling(certificate, "course"), ".jsonl");

    private static string Find(string folder)
    {
        foreach (var name in new[] { Certificate, Comparison })
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        throw new FileNotFoundException(
            $"'{folder}' has neither a {Certificate} nor a {Comparison}. Name the folder of a run that has ended, or of a comparison.");
    }

    /// <summary>The file of the same run with another name: <c>certificate.fine-tuned.json</c> and <c>course.fine-tuned.json</c>.</summary>
    private static string Sibling(string certificate, string name)
    {
        var file = Path.GetFileName(certificate);
        var dot = file.IndexOf('.', StringComparison.Ordinal);
        return Path.Combine(Path.GetDirectoryName(certificate)!, name + (dot < 0 ? "" : file[dot..]));
    }
}
