using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static PrunableNets.Tests.Data.SharedFactAttribute;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Formats;

public sealed class SafetensorsTests : IDisposable
{
    private const string ResNet20 = "data/weights/resnet20-12fca82f.safetensors";
    private readonly TemporaryFolder _folder = new();
    private readonly IDisposable _scope = NewDisposeScope();

    private string Target => _folder.File("weights.safetensors");

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [SharedFact(ResNet20)]
    public void ReadsPublishedWeights()
    {
        var tensors = Safetensors.Read(SharedFile(ResNet20));
        Assert.Equal([16, 3, 3, 3], tensors["conv1.weight"].shape);
        Assert.Equal([10, 64], tensors["linear.weight"].shape);
        Assert.Equal(ScalarType.Float32, tensors["linear.bias"].dtype);
        // The number of tensors and these values, by NumPy from the same bytes.
        Assert.Equal(97, tensors.Count);
        Assert.Equal(1.3100982000032673, tensors["conv1.weight"].to(ScalarType.Float64).sum().item<double>(), 1e-6);
        Assert.Equal(0.22667697f, tensors["linear.weight"][9, 63].item<float>(), 1e-7f);
    }

    [SharedFact(ResNet20)]
    public void WritesWhatItRead()
    {
        var original = Safetensors.Read(SharedFile(ResNet20));
        Safetensors.Write(Target, original);
        var copy = Safetensors.Read(Target);
        Assert.Equal(original.Keys, copy.Keys);
        Assert.All(original, item => Assert.Equal(item.Value.bytes.ToArray(), copy[item.Key].bytes.ToArray()));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void EverySupportedTypeSurvives(ScalarType type)
    {
        var values = tensor(new float[] { 0, 1, 2, 100, 3, 0 }, [2L, 3L]).to(type);
        Safetensors.Write(Target, [new("values", values)]);
        var read = Safetensors.Read(Target)["values"];
        Assert.Equal(type, read.dtype);
        Assert.Equal([2, 3], read.shape);
        Assert.Equal(values.bytes.ToArray(), read.bytes.ToArray());
    }

    [Fact]
    public void OrderMetadataAndOddShapesSurvive()
    {
        var tensors = new OrderedDictionary<string, Tensor>
        {
            ["zeta \"é\""] = tensor(new byte[] { 1, 2, 3 }, [3L]),
            ["scalar"] = tensor(2.5),
            ["empty"] = zeros(0, 4),
            ["transposed"] = arange(6, ScalarType.Float32).reshape(2, 3).t(),
        };
        Safetensors.Write(Target, tensors, new Dictionary<string, string> { ["format"] = "pt", ["note"] = "a\nb" });
        var read = Safetensors.Read(Target);
        Assert.Equal(tensors.Keys, read.Keys);
        Assert.Empty(read["scalar"].shape);
        Assert.Equal(2.5, read["scalar"].item<double>());
        Assert.Equal([0, 4], read["empty"].shape);
        Assert.Equal([0f, 3f, 1f, 4f, 2f, 5f], read["transposed"].data<float>().ToArray());
        Assert.Equal("a\nb", Safetensors.ReadMetadata(Target)["note"]);
    }

    [Fact]
    public void DataIsAlignedAsTheFormatAsks()
    {
        Safetensors.Write(Target, [new("b", tensor(new byte[] { 9 }, [1L])), new("d", tensor(new[] { 1.5 }, [1L]))]);
        var bytes = File.ReadAllBytes(Target);
        Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
        // The double first, although it was given last; then the byte.
        Assert.Equal([.. BitConverter.GetBytes(1.5), (byte)9], bytes[^9..]);
    }

    [Fact]
    public void AFailedWriteLeavesTheOldFileAndNothingElse()
    {
        Safetensors.Write(Target, [new("a", tensor(1f))]);
        Assert.Contains("'c'", Assert.Throws<ArgumentException>(() =>
            Safetensors.Write(Target, [new("a", tensor(2f)), new("c", zeros(1, dtype: ScalarType.ComplexFloat32))])).Message);
        Assert.Throws<ArgumentException>(() => Safetensors.Write(Target, [new("__metadata__", tensor(1f))]));
        Assert.Equal(1f, Safetensors.Read(Target)["a"].item<float>());
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void ARepeatedNameIsRefused() =>
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Safetensors.Write(Target, [new("a", tensor(1f)), new("a", tensor(2f))])).Message);
}
