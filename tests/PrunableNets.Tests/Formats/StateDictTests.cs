using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Formats;

public sealed class StateDictTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void CopiesParametersAndBuffersConvertingTypes()
    {
        var (source, target) = (Build(3), Build(3));
        var weights = source.state_dict().ToDictionary(item => item.Key, item => item.Value.to(ScalarType.Float64) + 1);
        weights.Remove("norm.num_batches_tracked");
        StateDict.Load(target, weights);
        var loaded = target.state_dict();
        Assert.All(weights, item => Assert.True(loaded[item.Key].to(ScalarType.Float64).allclose(item.Value, 0, 1e-6)));
        Assert.Equal(ScalarType.Float32, loaded["fc.weight"].dtype);
        Assert.All(target.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void NamesEverythingThatDoesNotFitAndChangesNothing()
    {
        var target = Build(3);
        var before = target.state_dict().ToDictionary(item => item.Key, item => item.Value.clone());
        var weights = before.ToDictionary(item => item.Key, item => zeros_like(item.Value));
        weights.Remove("fc.bias");
        weights.Remove("norm.running_var");
        weights["fc.weight"] = zeros(4, 2);
        weights["head.weight"] = zeros(1);
        var message = Assert.Throws<InvalidDataException>(() => StateDict.Load(target, weights)).Message;
        Assert.Contains("missing: fc.bias, norm.running_var", message);
        Assert.Contains("unexpected: head.weight", message);
        Assert.Contains("of another shape: fc.weight ([4, 2] instead of [3, 2])", message);
        Assert.All(target.state_dict(), item => Assert.Equal(before[item.Key].bytes.ToArray(), item.Value.bytes.ToArray()));
    }

    [Fact]
    public void APrefixOfAllKeysIsTold()
    {
        var target = Build(3);
        var weights = target.state_dict().ToDictionary(item => "module." + item.Key, item => item.Value);
        var message = Assert.Throws<InvalidDataException>(() => StateDict.Load(target, weights)).Message;
        Assert.EndsWith("All of its names are there behind 'module.': take that prefix off the keys of the file.", message);
    }

    [Fact]
    public void WeightsThatAreNoNumbersAreNamed()
    {
        var module = Build(3);
        StateDict.CheckFinite(module);
        using (no_grad())
            module.state_dict()["fc.bias"][1] = float.NaN;
        Assert.Contains("in fc.bias.", Assert.Throws<InvalidDataException>(() => StateDict.CheckFinite(module)).Message);
    }

    private static nn.Module Build(long width) =>
        nn.Sequential([("fc", nn.Linear(2, width)), ("norm", (nn.Module<Tensor, Tensor>)nn.BatchNorm1d(width))]);
}
