using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Models;

/// <summary>Notices sources that no build has read yet.</summary>
internal static class StaleBuild
{
    private static readonly string[] s_outputs = ["bin", "obj"];

    /// <summary>What cannot be read is passed over, and so are links, which may lead round in circles.</summary>
    private static readonly EnumerationOptions s_readable = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>One line where an assembly is older than a source or a plan of its project.</summary>
    /// <param name="assembly">The file, absolute.</param>
    /// <returns>Null where it is not, and where the assembly is not in the <c>bin</c> of a project of its name.</returns>
    public static string? Warning(string assembly) =>
        Project(assembly) is { } project
            && Sources(project).MaxBy(static s => s.LastWriteTimeUtc) is { } newest
            && newest.LastWriteTimeUtc > File.GetLastWriteTimeUtc(assembly)
                ? $"'{Path.GetFileName(assembly)}' is older than '{Path.GetRelativePath(project.FullName, newest.FullName)}'; build again to "
                    + "see what it says."
                : null;

    private static DirectoryInfo? Project(string assembly)
    {
        var file = Path.GetFileNameWithoutExtension(assembly) + ".csproj";
        for (var folder = Directory.GetParent(assembly); folder is not null; folder = folder.Parent)
            if (folder is { Name: "bin", Parent: { } project } && File.Exists(Path.Combine(project.FullName, file)))
                return project;
        return null;
    }

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) => folder.EnumerateFiles("*", s_readable).Where(IsSource)
        .Concat(folder.EnumerateDirectories("*", s_readable).Where(IsOfTheProject).SelectMany(Sources));

    private static bool IsSource(FileInfo file) =>
        file.Name.EndsWith(".cs", StringComparison.Ordinal) || file.Name.EndsWith(PlanFile.FileSuffix, StringComparison.Ordinal);

    /// <summary>A folder with a project in it is another project's.</summary>
    private static bool IsOfTheProject(DirectoryInfo folder) =>
        !s_outputs.Contains(folder.Name) && !folder.EnumerateFiles("*.csproj", s_readable).Any();
}
