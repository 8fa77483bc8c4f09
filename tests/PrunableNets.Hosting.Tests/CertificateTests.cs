using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PrunableNets.Hosting.Tests;

public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("certificate");

    public void Dispose() => root.Delete(recursive: true);

    private string Run(string name) => Path.Combine(root.FullName, "runs", name);

    [Fact]
    public async Task TwoRunsHaveTheSameCertificateButForWhatWasMeasured()
    {
        var texts = new string[2];
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, (await ChildRun.Start([root.FullName])).ExitCode);
            var path = Path.Combine(Run("TinyNet"), "certificate.json");
            var certificate = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
            Assert.NotNull(certificate["measured"]!["finished"]);
            Assert.True(certificate["measured"]!["stageSeconds"]!.AsArray().Count >= 5);
            certificate.Remove("measured");
            texts[i] = certificate.ToJsonString();
        }
        Assert.Equal(texts[0], texts[1]);
    }

    [Fact]
    public async Task ItTellsWhatRepeatsTheRunAndTheHashesOfItsFiles()
    {
        Assert.Equal(0, (await ChildRun.Start([root.FullName, "AutoBot:Seed=7"])).ExitCode);
        var certificate = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Run("TinyNet"), "certificate.json")))!;
        Assert.Equal(7, (int)certificate["AutoBot"]!["Seed"]!);
        Assert.Equal((200, 50), ((int)certificate["data"]!["train"]!["images"]!, (int)certificate["data"]!["test"]!["images"]!));
        Assert.Equal(70_304, (int)certificate["flops"]!["Mac"]!["dense"]!);
        Assert.Equal("cpu", (string)certificate["device"]!["name"]!);
        Assert.Equal(["dense", "gated", "slim", "reconstructed", "fine-tuned"], certificate["accuracy"]!.AsObject().Select(static a => a.Key));
        Assert.Equal(2, (int)certificate["fineTuning"]!["last"]!["Index"]!);
        var files = certificate["files"]!.AsObject();
        Assert.Equal(4, files.Count);
        Assert.All(files, f => Assert.Equal(
            "SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root.FullName, f.Key)))), (string)f.Value!));
    }
}
