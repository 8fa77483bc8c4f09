using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PrunableNets.Generators.Models;

/// <summary>What the build says to the generator.</summary>
/// <param name="ProjectDirectory">The project's folder; empty where there is none.</param>
/// <param name="FoldsNorms"><c>PrunableFoldNorms</c>: plans get a class for inference too, without batch norms.</param>
internal sealed record BuildSettings(string ProjectDirectory, bool FoldsNorms)
{
    public static BuildSettings Read(AnalyzerConfigOptions options) => new(
        Normalized(Property(options, "projectdir")),
        string.Equals(Property(options, "PrunableFoldNorms"), "true", StringComparison.OrdinalIgnoreCase));

    public static string Normalized(string path) => path.Replace('\\', '/');

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value : "";
}
