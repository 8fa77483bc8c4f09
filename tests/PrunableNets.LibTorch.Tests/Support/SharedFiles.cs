using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace PrunableNets.LibTorch.Tests.Support;

/// <summary>Material that lies beside the repository where there is any.</summary>
internal static class SharedFiles
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here()), "..", "..", "..", "..", "shared"));
    internal static string ApiListing => Path.Combine(Root, "torchsharp", "api-0.107.txt");
    internal static string Fixture(string name) => Path.Combine(Root, "torchsharp", "fixtures", name);

    private static string Here([CallerFilePath] string path = null) => path ?? throw new InvalidOperationException();
}
