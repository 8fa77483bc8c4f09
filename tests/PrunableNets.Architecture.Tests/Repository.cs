using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace PrunableNets.Architecture.Tests;

/// <summary>The working tree.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Project files below the given folders, by name; what templates make projects of is none.</summary>
    public static IReadOnlyDictionary<string, Project> Projects(params string[] folders) => folders.Where(static f => Directory.Exists(Path.Combine(Root, f)))
        .SelectMany(static f => Directory.GetFiles(Path.Combine(Root, f), "*.csproj", SearchOption.AllDirectories))
        .Where(static path => !path.Contains("/content/", StringComparison.Ordinal))
        .Select(static path => new Project(path)).ToDictionary(static p => p.Name, StringComparer.Ordinal);

    /// <summary>Our own C# sources below a folder: no build output, no golden files.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin") && !path.Contains(".verified.", StringComparison.Ordinal) && !path.Contains(".received.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}

/// <summary>A project file.</summary>
internal sealed class Project(string path)
{
    private readonly XElement xml = XElement.Load(path);

    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>Names of referenced projects.</summary>
    public string[] References => [.. Items("ProjectReference").Select(static r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))];

    public string[] Packages => [.. Items("PackageReference")];

    /// <summary>Whether a package is made of it, as of every project in <c>src</c> that does not say otherwise.</summary>
    public bool IsPackable => !xml.Descendants("IsPackable").Any(static e => e.Value == "false");

    public string[] Frameworks => xml.Descendants().Where(static e => e.Name.LocalName is "TargetFramework" or "TargetFrameworks").SelectMany(static e => e.Value.Split(';')).ToArray();


    private IEnumerable<string> Items(string kind) => xml.Descendants().Where(e => e.Name.LocalName == kind).Select(static e => e.Attribute("Include")?.Value).OfType<string>();
}
