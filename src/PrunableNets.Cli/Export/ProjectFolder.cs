using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Export;

/// <summary>Finds the project whose build takes a source for its own.</summary>
internal static class ProjectFolder
{
    /// <summary>The nearest folder around a path that has a project in it; null where there is none.</summary>
    public static string? Around(string path)
    {
        for (var parent = Directory.GetParent(Path.GetFullPath(path)); parent is not null; parent = parent.Parent)
            if (parent.Exists && parent.EnumerateFiles("*.csproj").Any())
                return parent.FullName;
        return null;
    }
}
