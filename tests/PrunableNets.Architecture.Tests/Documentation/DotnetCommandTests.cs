using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>What the pages tell people to say to <c>dotnet</c> names templates, packages, versions and properties that there are.</summary>
public sealed partial class DotnetCommandTests
{
    /// <summary>Where a property that a command sets has to be asked for.</summary>
    private static readonly string[] s_builds =
    [
        "Directory.Build.props", "Directory.Build.targets",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "src/PrunableNets/buildTransitive"), "*.targets"),
    ];

    /// <summary>Others' tools, which nothing here is built with.</summary>
    private static readonly string[] s_tools = ["dotnet-counters"];

    private static readonly string[] s_optionsOfAll = ["-n", "--name", "-o", "--output", "--force"];

    private static readonly (string Page, string Command)[] s_commands =
    [
        .. Page.All.SelectMany(static p => p.Commands.Where(static c => c.Contains("dotnet ", StringComparison.Ordinal))
            .Select(c => (p.Name, c))),
    ];

    /// <summary>Properties that the compiler's own targets ask for.</summary>
    private static readonly string[] s_compilers = ["EmitCompilerGeneratedFiles", "CompilerGeneratedFilesOutputPath"];

    [Fact]
    public void ThereAreSome() => Assert.True(s_commands.Length >= 25, string.Join('\n', s_commands));

    [Fact]
    public void TemplatesAreThereWithTheirOptions() => AssertNone(New(), static m => Problem(
        m.Groups["template"].Value, m.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void PackagesAreThereInTheirVersions() => AssertNone(
        Package(), static m => s_tools.Contains(m.Groups["package"].Value)
            ? null
            : Versions.Problem(m.Groups["package"].Value, m.Groups["version"].Value));

    [Fact]
    public void PropertiesMeanSomething()
    {
        var builds = string.Concat(s_builds.Select(static b => File.ReadAllText(Path.Combine(Repository.Root, b))));
        AssertNone(Property(), m => s_compilers.Contains(m.Groups["name"].Value)
            || builds.Contains($"$({m.Groups["name"].Value})", StringComparison.Ordinal)
            ? null
            : $"no build asks for {m.Groups["name"].Value}");
    }

    private static void AssertNone(Regex pattern, Func<Match, string?> problem)
    {
        (string Page, string Command, Match Match)[] found =
            [.. s_commands.SelectMany(c => pattern.Matches(c.Command).Select(m => (c.Page, c.Command, m)))];
        Assert.NotEmpty(found);
        string[] problems =
        [
            .. found.Select(f => (f.Page, f.Command, Problem: problem(f.Match))).Where(static f => f.Problem is not null)
                .Select(static f => $"{f.Page}: {f.Command}: {f.Problem}"),
        ];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    private static string? Problem(string name, IReadOnlyList<string> arguments)
    {
        var template = Template.All.SingleOrDefault(t => t.Name == name);
        if (template is null)
            return $"there is no template {name}";
        for (var i = 0; i < arguments.Count; i++)
            if (template.Choices.TryGetValue(arguments[i], out var choices))
            {
                if (i + 1 == arguments.Count || !choices.Contains(arguments[i + 1]))
                    return $"{arguments[i]} is {string.Join(" or ", choices)}";
            }
            else if (arguments[i].StartsWith('-') && !s_optionsOfAll.Contains(arguments[i]))
                return $"{name} has no option {arguments[i]}";
        return null;
    }

    [GeneratedRegex(@"\bdotnet new (?<template>[\w-]+)(?<arguments>( [^\s&|]+)*)")]
    private static partial Regex New();

    [GeneratedRegex(
        @"\bdotnet (add( [\w./]+)? package|new install|tool install( --global)?) (?<package>[\w.-]+)( --version (?<version>[\d.]+))?")]
    private static partial Regex Package();

    [GeneratedRegex(@" -p:(?<name>\w+)")]
    private static partial Regex Property();
}
