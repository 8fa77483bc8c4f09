using System;
using System.IO;
using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Serialization;

public sealed class StateTests
{
    [Fact]
    public void A_saved_network_loads_into_another_of_its_kind()
    {
        using var file = new TemporaryFile();
        using var first = new SmallResNet(1, 4, 3);
        using var second = new SmallResNet(1, 4, 3);
        first.save(file.Path);
        second.load(file.Path);
        foreach (var (key, value) in first.state_dict())
            Assert.True(value.Equals(second.state_dict()[key]), key);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var file = new TemporaryFile();
        using var small = nn.Sequential(("a", nn.Linear(2, 3)));
        using var other = nn.Sequential(("b", nn.Linear(2, 3)));
        using var wide = nn.Sequential(("a", nn.Linear(2, 4)));
        small.save(file.Path);
        Assert.Contains("b.weight", Assert.Throws<ArgumentException>(() => other.load(file.Path)).Message);
        Assert.Contains("a.weight", Assert.Throws<ArgumentException>(() => wide.load(file.Path)).Message);
        var (missing, unexpected) = other.load_state_dict(small.state_dict(), strict: false);
        Assert.Equal(["b.weight", "b.bias"], missing);
        Assert.Equal(["a.weight", "a.bias"], unexpected);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var file = new TemporaryFile();
        using var model = nn.Linear(20, 30);
        model.save(file.Path);
        File.WriteAllBytes(file.Path, File.ReadAllBytes(file.Path)[..^100]);
        Assert.Throws<InvalidDataException>(() => model.load(file.Path));
        Assert.Throws<FileNotFoundException>(() => model.load(file.Path + ".absent"));
    }

    [Fact]
    public void The_format_is_TorchSharps_byte_for_byte()
    {
        using var stream = new MemoryStream();
        using var model = nn.Sequential(("out", nn.Linear(2, 1, hasBias: false)));
        nn.init.constant_(model.get_parameter("out.weight"), -1.5);
        model.save(stream);
        byte[] expected = [1, 10, .. "out.weight"u8, 6, 2, 1, 2, 0, 0, 0xc0, 0xbf, 0, 0, 0xc0, 0xbf];
        Assert.Equal(expected, stream.ToArray());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Float16)]
    public void A_tensor_survives_a_file(ScalarType type)
    {
        using var file = new TemporaryFile();
        using var x = arange(6).reshape(2, 3).to_type(type).t();
        x.save(file.Path);
        using var y = load(file.Path);
        Assert.Equal(type, y.dtype);
        Assert.True(x.Equals(y));
    }

    [Fact]
    public void Skipped_entries_are_left_alone()
    {
        using var source = nn.Linear(2, 2);
        using var target = nn.Linear(2, 2);
        var before = target.bias.data<float>().ToArray();
        target.load_state_dict(source.state_dict(), skip: ["bias"]);
        Assert.Equal(before, target.bias.data<float>().ToArray());
        Assert.True(source.weight.Equals(target.weight));
    }

    [Fact]
    public void Buffers_that_are_not_persistent_are_not_saved()
    {
        using var model = new WithBuffers();
        Assert.Equal(["kept"], model.state_dict().Keys);
        Assert.Equal(["kept", "scratch"], model.named_buffers().Select(item => item.name));
    }

    private sealed class WithBuffers : nn.Module
    {
        internal WithBuffers() : base("WithBuffers")
        {
            register_buffer("kept", zeros(1));
            register_buffer("scratch", zeros(1), persistent: false);
        }
    }
}
