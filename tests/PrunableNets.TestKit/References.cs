using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PrunableNets.TestKit;

/// <summary>What compilations in tests refer to: the shared framework and our assemblies, as a user's project does.</summary>
public static class References
{
    // The generator compiles our attributes into itself, so taking every assembly of the process would define them twice.
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Framework, TorchSharp, attributes, runtime.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == FrameworkFolder)
            .Concat(new[] { typeof(TorchSharp.torch), typeof(PrunableAttribute), typeof(IGatedModule) }.Select(static t => t.Assembly.Location))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
