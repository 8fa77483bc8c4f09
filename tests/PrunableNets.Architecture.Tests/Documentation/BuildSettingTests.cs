using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>What the pages show of project files and of settings of the compiler: well-formed, and of things that there are.</summary>
public sealed partial class BuildSettingTests
{
    /// <summary>Properties and items of the SDK.</summary>
    private static readonly string[] s_ofTheSdk =
    [
        "PropertyGroup", "ItemGroup", "PackageReference", "Content", "NoWarn", "OutputType", "ImplicitUsings", "EmitCompilerGeneratedFiles",
    ];

    private static readonly string[] s_severities = ["none", "silent", "suggestion", "warning", "error", "default"];

    private static readonly (string Page, string Text)[] s_xml =
    [
        .. Page.All.SelectMany(static p =>
            p.Blocks("xml").Concat(p.Spans.Where(static s => Element().IsMatch(s))).Select(x => (p.Name, x))),
    ];

    [Fact]
    public void ProjectFilesAreOfWhatTheSdkAndThePackagesKnow()
    {
        Assert.True(s_xml.Length >= 10, string.Join('\n', s_xml));
        string[] problems = [.. s_xml.SelectMany(static x => Problems(x.Text).Select(p => $"{x.Page}: {x.Text}: {p}"))];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    [Fact]
    public void RulesHaveAPage()
    {
        (string Page, string Rule)[] named = [.. Page.All.SelectMany(static p => Rules(p.Text).Select(r => (p.Name, r))).Distinct()];
        Assert.True(named.Length > 20, $"{named.Length}");
        string[] missing = [.. named.Where(static n => !HasPage(n.Rule)).Select(static n => $"{n.Page}: {n.Rule}")];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void SeveritiesAreThoseOfTheCompiler()
    {
        (string Page, string Line)[] lines =
        [
            .. Page.All.SelectMany(static p => p.Blocks("ini").SelectMany(static b => b.Split('\n'))
                .Where(static l => l.StartsWith("dotnet_", StringComparison.Ordinal)).Select(l => (p.Name, l))),
        ];
        Assert.NotEmpty(lines);
        foreach (var (page, line) in lines)
        {
            var match = Severity().Match(line);
            Assert.True(match.Success && HasPage(match.Groups["rule"].Value), $"{page}: {line}");
            Assert.Contains(match.Groups["severity"].Value, s_severities);
        }
    }

    private static IEnumerable<string> Problems(string text)
    {
        XElement project;
        try
        {
            project = XElement.Parse($"<Project>{text}</Project>");
        }
        catch (XmlException e)
        {
            return [e.Message];
        }
        return project.Descendants().Where(static e => !s_ofTheSdk.Contains(e.Name.LocalName)).Select(static e => $"{e.Name} is no setting")
            .Concat(project.Descendants("PackageReference")
                .Select(static e => Versions.Problem(e.Attribute("Include")!.Value, e.Attribute("Version")?.Value ?? "")).OfType<string>());
    }

    private static IEnumerable<string> Rules(string text) => Rule().Matches(text).Select(static m => m.Value);

    private static bool HasPage(string rule) => File.Exists(Path.Combine(Repository.Root, $"docs/rules/{rule}.md"));

    [GeneratedRegex(@"^<[A-Z]\w+\b[^>]*(/>|>.*</\w+>)$")]
    private static partial Regex Element();

    [GeneratedRegex(@"\bPRN\d{4}\b")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<rule>PRN\d{4})\.severity = (?<severity>\w+)$")]
    private static partial Regex Severity();
}
