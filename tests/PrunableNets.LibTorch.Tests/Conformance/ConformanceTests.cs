using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using TorchSharp;

namespace PrunableNets.LibTorch.Tests.Conformance;

public sealed class ConformanceTests
{
    /// <summary>
    /// Code that compiles against this assembly must compile against TorchSharp: whatever is public here is in TorchSharp's listing,
    /// with the same parameter names, types and defaults.
    /// </summary>
    [NeedsFileFact("torchsharp/api-0.107.txt")]
    public void Everything_public_is_TorchSharps()
    {
        var listed = ApiListing.Read();
        var strangers = Signatures.Of(typeof(torch).Assembly).Where(line => !listed.Contains(line)).Order().ToList();
        Assert.True(strangers.Count == 0, $"{strangers.Count} members are not TorchSharp's:\n" + string.Join('\n', strangers.Take(400)));
    }
}
