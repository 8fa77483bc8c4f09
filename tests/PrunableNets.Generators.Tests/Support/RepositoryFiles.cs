using System.IO;
using System.Runtime.CompilerServices;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    /// <param name="path">From the repository's root.</param>
    public static string At(string path) => Path.Combine(Root, path);

    private static string Here([CallerFilePath] string file = "") => file;
}
