using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using PrunableNets.Onnx.Operations;
using PrunableNets.TestKit;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>The page says what is written. <c>UPDATE_GOLDEN=1</c> writes the list.</summary>
public sealed class OnnxPageTests
{
    [Fact]
    public void EveryOperationThatIsWrittenIsOnThePage()
    {
        var list = string.Join(
            "\n",
            OperationWriters.Operations.Order(StringComparer.Ordinal)
                .Select(static o => $"`{o}`").Chunk(12).Select(static line => string.Join(" ", line))) + "\n";
        PageListing.Match(Page(), "operations", list);
    }

    private static string Page([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/onnx.md");
}
