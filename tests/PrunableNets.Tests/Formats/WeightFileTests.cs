using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;
using Safetensors = PrunableNets.Formats.Safetensors;

namespace PrunableNets.Tests.Formats;

public sealed class WeightFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IDisposable scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private static nn.Module<Tensor, Tensor> Build() => nn.Sequential(("fc", nn.Linear(2, 3)), ("norm", nn.BatchNorm1d(3)));

    [Theory]
    [InlineData(".safetensors")]
    [InlineData(".dat")]
    [InlineData(".pth")]
    [InlineData(".PT")]
    public void WhatOthersWriteIsRead(string ending)
    {
        var module = Build();
        var path = folder.File("weights" + ending);
        if (ending == ".safetensors")
            Safetensors.Write(path, module.state_dict());
        else if (ending == ".dat")
            module.save(path);
        else
            module.save_py(path);
        var read = WeightFile.Read(path);
        Assert.Equal(module.state_dict().Keys.Order(), read.Keys.Order());
        Assert.All(module.state_dict(), e => Assert.True(e.Value.equal(read[e.Key]).all().ToBoolean()));
    }

    [SharedFact("torchsharp/fixtures/net.dat", "torchsharp/fixtures/expected.txt")]
    public void AFileOfAnOlderTorchSharpHasItsValues()
    {
        var read = WeightFile.Read(SharedFactAttribute.SharedFile("torchsharp/fixtures/net.dat"));
        foreach (var line in File.ReadLines(SharedFactAttribute.SharedFile("torchsharp/fixtures/expected.txt")).Select(static l => l.Split('\t')).Where(static l => l is ["net", _, "Float32", ..] && !l[1].StartsWith("forward", StringComparison.Ordinal)))
        {
            var values = line[4].Split(' ').Select(static v => float.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(values, read[line[1]].data<float>().ToArray());
        }
    }

    [Theory]
    [InlineData(".dat")]
    [InlineData(".pth")]
    [InlineData(".safetensors")]
    public void AFileThatIsCutShortIsRefusedWithItsName(string ending)
    {
        var module = Build();
        var path = folder.File("cut" + ending);
        if (ending == ".dat")
            module.save(path);
        else if (ending == ".pth")
            module.save_py(path);
        else
            Safetensors.Write(path, module.state_dict());
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);
        Assert.Contains(path, Assert.ThrowsAny<InvalidDataException>(() => WeightFile.Read(path)).Message);
    }

    [Fact]
    public void AnotherEndingIsRefusedWithThoseThatAreRead() =>
        Assert.Contains(".safetensors, .dat (TorchSharp) and .pt, .pth or .th (PyTorch)", Assert.Throws<InvalidDataException>(() => WeightFile.Read("weights.onnx")).Message);
}
