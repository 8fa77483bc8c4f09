using System.IO;

namespace PrunableNets.Hosting;

/// <summary>Where a run writes.</summary>
internal readonly record struct PruningFiles(string Plan, string SlimWeights)
{
    public static PruningFiles For(Architecture architecture, PruningOptions options)
    {
        var plan = options.Plan ?? Path.Combine(Folder(architecture.SourcePath), architecture.Model + PlanFile.FileSuffix);
        return new PruningFiles(plan, options.SlimWeights ?? Path.Combine(Folder(plan), architecture.Model + ".slim.safetensors"));
    }

    /// <summary>The folder of a path, absolute.</summary>
    public static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
