using System;
using System.Linq;
using Xunit;

namespace PrunableNets.Architecture.Tests;

/// <summary>Dependencies point downwards only. A new arrow is a decision: it is added here with the code that needs it.</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>What a shipped project may refer to, by the project.</summary>
    private static readonly (string Project, string[] MayReferTo)[] Arrows =
    [
        ("PrunableNets.Abstractions", []),
        ("PrunableNets", ["PrunableNets.Abstractions", "PrunableNets.Generators", "PrunableNets.CodeFixes"]),
        ("PrunableNets.Onnx", ["PrunableNets", "PrunableNets.Abstractions"]),
        ("PrunableNets.Hosting", ["PrunableNets", "PrunableNets.Abstractions"]),
        ("PrunableNets.Distributed", ["PrunableNets.Hosting", "PrunableNets", "PrunableNets.Abstractions"]),
        ("PrunableNets.Cli", ["PrunableNets.Hosting", "PrunableNets.Onnx", "PrunableNets.Abstractions"]),
        ("PrunableNets.Templates", []),
        ("PrunableNets.Interpreter", ["PrunableNets.Abstractions"]),
        ("PrunableNets.Generators", []),
        ("PrunableNets.CodeFixes", []),
    ];

    public static TheoryData<string> Shipped => new(Repository.Projects("src", "generators").Keys);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void AProjectRefersToWhatItMay(string name)
    {
        var allowed = Arrows.SingleOrDefault(a => a.Project == name);
        Assert.True(allowed.Project is not null, $"{name} is new: say in {nameof(ProjectReferenceTests)} what it may refer to.");
        Assert.Empty(Repository.Projects("src", "generators")[name].References.Except(allowed.MayReferTo));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void NothingShippedRefersToTestsOrSamples(string name)
    {
        var others = Repository.Projects("tests", "samples").Keys;
        Assert.NotEmpty(others);
        Assert.Empty(Repository.Projects("src", "generators")[name].References.Intersect(others));
    }

    [Fact]
    public void TheInterpreterKnowsNoRoslyn()
    {
        Assert.Empty(Repository.Projects("generators")["PrunableNets.Interpreter"].Packages);
        Assert.DoesNotContain(Repository.Sources("generators/PrunableNets.Interpreter"), static path => System.IO.File.ReadAllText(path).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void TheAttributesDependOnNothing() => Assert.Empty(Repository.Projects("src")["PrunableNets.Abstractions"].Packages);

    [Theory]
    [InlineData("PrunableNets.Generators")]
    [InlineData("PrunableNets.Interpreter")]
    [InlineData("PrunableNets.CodeFixes")]
    public void WhatTheCompilerLoadsIsBuiltForIt(string name) => Assert.Contains("netstandard2.0", Repository.Projects("generators")[name].Frameworks);
}
