using System;
using System.IO;

namespace PrunableNets.Tests.Data;

/// <summary>A test of files in the folder shared/ beside the repository; skipped where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(SharedFile(file)))
                Skip = $"needs shared/{file} beside the repository, which is absent";
        }
    }

    /// <summary>The path of a file in shared/.</summary>
    public static string SharedFile(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PrunableNets.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder, "..", "shared", file);
    }
}
