using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using PrunableNets.Onnx.Operations;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>The page says what is written. <c>UPDATE_GOLDEN=1</c> writes the list.</summary>
public sealed class OnnxPageTests
{
    private const string Start = "<!-- operations -->\n";
    private const string End = "<!-- /operations -->";

    [Fact]
    public void EveryOperationThatIsWrittenIsOnThePage()
    {
        var path = Page();
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var list = string.Join(
            "\n",
            OperationWriters.Operations.Order(StringComparer.Ordinal)
                .Select(static o => $"`{o}`").Chunk(12).Select(static line => string.Join(" ", line))) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, page[..from] + list + page[to..]);
        else
            Assert.Equal(list, page[from..to]);
    }

    private static string Page([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/onnx.md");
}
