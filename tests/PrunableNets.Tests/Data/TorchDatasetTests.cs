using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Data;

/// <summary>Data as users of TorchSharp have them.</summary>
public sealed class TorchDatasetTests
{
    private static readonly string[] s_names = ["even", "odd"];

    [Fact]
    public void ADataSetIsAskedForTheSamplesOfEachBatch()
    {
        using var numbers = new Numbers(7);
        var data = Dataset.From(numbers, classNames: s_names);
        Assert.Equal("7 samples of 2 (float32)", data.ToString());
        using var batch = BatchLoader.Sequential(data, 3).Batch(0, 1);
        Assert.Equal([6f, 7f, 8f, 9f, 10f, 11f], batch.Inputs[0].data<float>().ToArray());
        Assert.Equal([1L, 0L, 1L], batch.Target.data<long>().ToArray());
        Assert.Equal([0L, 3, 4, 5], numbers.Asked);
    }

    [Fact]
    public void ASeedGivesTheOrderThatTheSameDataHaveInMemory()
    {
        using var numbers = new Numbers(20);
        var options = new BatchLoaderOptions { BatchSize = 6, Seed = 3 };
        var asked = new BatchLoader(Dataset.From(numbers), options);
        var held = new BatchLoader(Dataset.Collect(BatchLoader.Sequential(Dataset.From(numbers), 8).Epoch(0)), options);
        foreach (var (a, b) in asked.Epoch(1).Zip(held.Epoch(1)))
        {
            Assert.True(a.Inputs[0].equal(b.Inputs[0]).all().ToBoolean());
            Assert.True(a.Target.equal(b.Target).all().ToBoolean());
        }
    }

    /// <summary>The tensors of a batch are the caller's alone: nothing that the data set keeps is disposed, and nothing is left behind.</summary>
    [Fact]
    public void SamplesThatADataSetKeepsStayAlive()
    {
        using var kept = arange(12, float32).reshape(6, 2);
        using var labels = arange(6, int64);
        using var tensors = utils.data.TensorDataset(kept, labels);
        var data = Dataset.From(tensors, static s => ([s[0]], [s[1]]), fingerprint: "counted, version 1");
        for (var round = 0; round < 2; round++)
        {
            using var scope = NewDisposeScope();
            using var batch = BatchLoader.Sequential(data, 6).Batch(0, 0);
            Assert.True(batch.Inputs[0].equal(kept).all().ToBoolean());
            batch.Inputs[0].zero_();
        }
        Assert.Equal(66, kept.sum().ToInt32());
        Assert.Equal("counted, version 1", data.Fingerprint);
    }

    [Fact]
    public void WhatADataSetDrawsIsTheBatchsWhateverWasDrawnBefore()
    {
        using var noise = new Numbers(8) { IsNoisy = true };
        var loader = new BatchLoader(Dataset.From(noise, fingerprint: "noise"), new BatchLoaderOptions { BatchSize = 4, Seed = 2 });
        Tensor Draw(int epoch)
        {
            rand(7);
            return loader.Batch(epoch, 1).Inputs[0];
        }
        Assert.True(Draw(3).equal(Draw(3)).all().ToBoolean());
        Assert.False(Draw(3).equal(Draw(4)).all().ToBoolean());
    }

    [Fact]
    public void TheFingerprintIsThatOfTheValues()
    {
        using Numbers five = new(5), again = new(5), six = new(6), other = new(5) { Shift = 1 };
        var fingerprint = Dataset.From(five).Fingerprint;
        Assert.Equal(64, fingerprint.Length);
        Assert.Equal(fingerprint, Dataset.From(again).Fingerprint);
        Assert.NotEqual(fingerprint, Dataset.From(six).Fingerprint);
        Assert.NotEqual(fingerprint, Dataset.From(other).Fingerprint);
    }

    [Fact]
    public void ALoaderIsReadOnceIntoMemory()
    {
        using var numbers = new Numbers(5);
        using var loader = utils.data.DataLoader(numbers, 2, shuffle: false);
        var data = Dataset.Collect(loader);
        Assert.Equal(5, data.Count);
        Assert.Equal(["0", "1"], data.ClassNames.ToArray());
        Assert.Equal("3 samples of 1 (float32) and 2 (float32)", Dataset.Collect(Named(3), ["a", "b"], ["c"]).ToString());
        using var batch = BatchLoader.Sequential(data, 5).Batch(0, 0);
        Assert.Equal(Enumerable.Range(0, 10).Select(static v => (float)v), batch.Inputs[0].data<float>().ToArray());
        Assert.Equal([0L, 1L, 0L, 1L, 0L], batch.Target.data<long>().ToArray());

        static IEnumerable<Dictionary<string, Tensor>> Named(int count)
        {
            for (var i = 0; i < count; i++)
                yield return new() { ["a"] = zeros(1, 1), ["b"] = zeros(1, 2), ["c"] = zeros([1], int64) };
        }
    }

    [Fact]
    public void ASequenceOfBatchesIsReadOnceIntoMemory()
    {
        var data = Dataset.Collect(Pairs());
        Assert.Equal("5 samples of 3 (float32)", data.ToString());
        Assert.Empty(data.ClassNames);
        using var batch = BatchLoader.Sequential(data, 5).Batch(0, 0);
        Assert.Equal([5, 1], batch.Target.shape);
        Assert.Equal([3f, 3f, 2f, 2f, 2f], batch.Target.data<float>().ToArray());

        static IEnumerable<(Tensor, Tensor)> Pairs()
        {
            yield return (zeros(2, 3), full(2, 1, 3f));
            yield return (zeros(3, 3), full(3, 1, 2f));
        }
    }

    [Fact]
    public void WhatCannotBeUsedIsRefusedWithTheWayOut()
    {
        using Numbers none = new(0), numbers = new(3), ragged = new(3) { IsRagged = true };
        Expect("is empty", () => Dataset.From(none));
        Assert.Contains("have no 'image', but data, label. Name the keys", Assert.Throws<InvalidDataException>(() => Dataset.From(numbers, ["image"])).Message, StringComparison.Ordinal);
        Expect("There are no samples", static () => Dataset.Collect(Array.Empty<(Tensor, Tensor)>()));
        Expect("After [1, 2], a batch is Float32 [1, 3]; all have one type and shape", static () => Dataset.Collect([(zeros(1, 2), zeros(1)), (zeros(1, 3), zeros(1))]));
        Assert.Contains("Sample 1 is [3], but sample 0 is [2]; a batch needs all of one shape", Assert.Throws<InvalidDataException>(() => BatchLoader.Sequential(Dataset.From(ragged), 3).Batch(0, 0)).Message, StringComparison.Ordinal);

        static void Expect(string part, Func<object> use) => Assert.Contains(part, Assert.Throws<ArgumentException>(use).Message, StringComparison.Ordinal);
    }

    /// <summary>A class of one's own needs no more than this.</summary>
    [Fact]
    public void AClassDerivedOutsideTrainsANetwork()
    {
        var data = new Images();
        using var net = TinyData.TrainedNet(epochs: 1);
        var result = new Trainer(new TrainingOptions { Epochs = 1, BatchSize = 16 }).Train(net, data, data, CPU);
        Assert.Equal(32, result.Last.Test.Count);
        Assert.Equal("32 samples of 3x8x8 (float32)", data.ToString());
        Assert.True(data.Seeds.Count > 1);
    }

    private sealed class Numbers(int count) : utils.data.Dataset
    {
        public List<long> Asked { get; } = [];

        public float Shift { get; init; }

        public bool IsRagged { get; init; }

        public bool IsNoisy { get; init; }

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            Asked.Add(index);
            return new() { ["data"] = IsNoisy ? rand(2) : IsRagged ? zeros(2 + index) : tensor(new[] { 2f * index + Shift, 2 * index + 1 }), ["label"] = tensor(index % 2) };
        }
    }

    private sealed class Images : Dataset
    {
        public HashSet<ulong> Seeds { get; } = [];

        public override int Count => 32;

        public override System.Collections.Immutable.ImmutableArray<SampleTensor> Inputs => [new([3, 8, 8], ScalarType.Float32)];

        public override string Fingerprint => "made up";

        public override Func<Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
        {
            Seeds.Add(seed);
            long[] labels = [.. members.ToArray().Select(static m => (long)(m % TinyNet.Classes))];
            return device => new Batch(zeros([labels.Length, 3, 8, 8], device: device), tensor(labels, device: device));
        }
    }
}
