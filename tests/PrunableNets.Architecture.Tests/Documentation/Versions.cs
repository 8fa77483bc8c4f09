using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace PrunableNets.Architecture.Tests.Documentation;

/// <summary>Packages that pages may name, with their versions: ours, and those that this tree is built with.</summary>
internal static class Versions
{
    private static readonly Dictionary<string, string> s_all = Others().Concat(Ours()).ToDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with naming a package so; null where nothing is.</summary>
    /// <param name="package">Its name.</param>
    /// <param name="version">As the page has it; empty where it says none.</param>
    public static string? Problem(string package, string version) =>
        !s_all.TryGetValue(package, out var known) ? $"there is no package {package}"
        : version.Length > 0 && version != known ? $"{package} has version {known} here, not {version}"
        : null;

    private static IEnumerable<KeyValuePair<string, string>> Others() => Load("Directory.Packages.props").Descendants("PackageVersion")
        .Select(static e => KeyValuePair.Create(e.Attribute("Include")!.Value, e.Attribute("Version")!.Value));

    private static IEnumerable<KeyValuePair<string, string>> Ours()
    {
        var version = Load("Directory.Build.props").Descendants("Version").Single().Value;
        return Repository.Projects("src").Values.Where(static p => p.IsPackable).Select(p => KeyValuePair.Create(p.Name, version));
    }

    private static XElement Load(string file) => XElement.Load(Path.Combine(Repository.Root, file));
}
