using System.IO;

namespace PrunableNets.LibTorch.Tests.Support;

/// <summary>A test that is skipped, with the reason, where a file beside the repository is absent.</summary>
public sealed class NeedsFileFactAttribute : FactAttribute
{
    public NeedsFileFactAttribute(string file)
    {
        var path = Path.Combine(SharedFiles.Root, file);
        if (!File.Exists(path))
            Skip = $"'{path}' is absent.";
    }
}
