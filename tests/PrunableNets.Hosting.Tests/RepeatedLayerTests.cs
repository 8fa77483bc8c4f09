using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PrunableNets.Data;
using PrunableNets.Hosting.Tests.Networks;

namespace PrunableNets.Hosting.Tests;

public sealed class RepeatedLayerTests
{
    [Fact]
    public async Task ALayerThatIsCalledTwiceIsToldOnce()
    {
        var folder = Directory.CreateTempSubdirectory("again");
        try
        {
            var report = await SmallRun.Prune<AgainNet>(
                folder, new PruningData(Points(1), Points(2)), null, ("Method", "L1"), ("Training:Epochs", "2"), ("Reconstruction:Batches", "2"));
            Assert.Equal(["first", "norm", "again", "last"], report.Layers.Select(static l => l.Path));
            var certificate = JsonNode.Parse(await File.ReadAllTextAsync(report.CertificatePath))!;
            Assert.Equal(["first", "norm", "again", "last"], certificate["measured"]!["layerMicroseconds"]!.AsObject().Select(static l => l.Key));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static TensorDataset Points(int seed)
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, 96 * 6).Select(_ => random.NextSingle()).ToArray();
        return new TensorDataset(columns, [.. columns.Chunk(6).Select(static p => p[0] > p[1] ? 0 : p[2] > p[3] ? 1 : 2)], [6]);
    }
}
