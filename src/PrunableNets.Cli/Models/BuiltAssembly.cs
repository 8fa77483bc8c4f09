using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Models;

/// <summary>Finds what a build has made.</summary>
internal static class BuiltAssembly
{
    /// <summary>Whether a path names an assembly, and not a project.</summary>
    public static bool Is(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The assembly that a path means: itself, or of a project (its file, or the folder that it is in) what was built last.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is none; the message says what to do.</exception>
    public static string Of(string path)
    {
        if (Is(path))
            return File.Exists(path)
                ? Path.GetFullPath(path)
                : throw new FileNotFoundException($"There is no file '{path}'; build the project first.");
        var project = Directory.Exists(path)
            ? Directory.GetFiles(path, "*.csproj") is [var only]
                ? only
                : throw new FileNotFoundException($"'{path}' has no project, or several; name the project's file or the built assembly.")
            : File.Exists(path) ? path : throw new FileNotFoundException($"There is no file or folder '{path}'.");
        var output = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(project))!, "bin");
        var name = Path.GetFileNameWithoutExtension(project) + ".dll";
        return (Directory.Exists(output) ? Directory.GetFiles(output, name, SearchOption.AllDirectories) : [])
            .OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(static p => p, StringComparer.Ordinal).FirstOrDefault()
            ?? throw new FileNotFoundException(
                $"'{project}' has not been built: there is no {name} in '{output}'. Run dotnet build, or name the assembly where it has "
                    + "another name.");
    }
}
