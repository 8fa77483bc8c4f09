using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>What the pages name and link to is there.</summary>
public sealed partial class NamedFileTests
{
    /// <summary>The files that the example of an added operation would add.</summary>
    private const string Example = "Adjoint";

    [Fact]
    public void FilesAreThere() => AssertNone(
        static page => page.Spans.Select(static s => Named().Match(s)).Where(static m => m.Success).Select(static m => m.Value)
            .Where(static p => !p.Contains(Example, StringComparison.Ordinal) && !Exists(p)),
        "is not there");

    [Fact]
    public void LinksLeadToPagesAndHeadings() => AssertNone(
        static page => Link().Matches(page.Prose).Select(static m => m.Groups["to"].Value)
            .Where(static l => !l.Contains("://", StringComparison.Ordinal)).Where(l => !Leads(page, l)),
        "leads nowhere");

    private static void AssertNone(Func<Page, IEnumerable<string>> problems, string what)
    {
        var found = Page.All.SelectMany(p => problems(p).Select(problem => $"{p.Name}: {problem} {what}")).ToArray();
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static bool Leads(Page page, string link)
    {
        var parts = link.Split('#');
        var path = parts[0].Length == 0 ? page.Name : Path.Combine(Path.GetDirectoryName(page.Name)!, parts[0]);
        if (parts.Length == 1)
            return Exists(path);
        var full = Path.GetFullPath(Path.Combine(Repository.Root, path));
        var target = Page.All.SingleOrDefault(p => Path.GetFullPath(Path.Combine(Repository.Root, p.Name)) == full);
        return target is not null && Heading().Matches(target.Prose).Any(h => Anchor(h.Groups["text"].Value) == parts[1]);
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    /// <summary>As GitHub makes them: small letters, no signs, a hyphen for a space.</summary>
    private static string Anchor(string heading) =>
        Signs().Replace(Link().Replace(heading, "${text}").Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^(src|tests|docs|eng|samples|generators)/[^\s,;]*")]
    private static partial Regex Named();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Signs();
}
