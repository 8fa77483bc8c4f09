using System;
using System.IO;

namespace PrunableNets.Hosting;

/// <summary>Where a model's source file is.</summary>
public static class ModelSource
{
    /// <summary>
    /// The folder of the model's source file. The compiler tells the file from the project's folder on, which is the program's folder or,
    /// in a build, one above it.
    /// </summary>
    /// <param name="architecture">The model's.</param>
    /// <param name="program">The folder of the program or library that was built.</param>
    /// <returns>Absolute; null for a program far from its source.</returns>
    public static string? Folder(Architecture architecture, string program)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, architecture.SourcePath);
            if (File.Exists(source))
                return PruningFiles.Folder(source);
        }
        return null;
    }
}
