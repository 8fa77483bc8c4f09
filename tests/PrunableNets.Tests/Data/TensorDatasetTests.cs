using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Data;

public sealed class TensorDatasetTests
{
    /// <summary>Samples [2, 3] of whole numbers from 6 i on; the label is i modulo 3.</summary>
    private static TensorDataset Tokens(int count) => new(
        [.. Enumerable.Range(0, 6 * count).Select(static v => (long)v)], [.. Enumerable.Range(0, count).Select(static i => i % 3)], [2, 3], ["a", "b", "c"]);

    private static TensorDataset Features(int count) => new(
        [.. Enumerable.Range(0, 2 * count).Select(static v => v / 4f)], [.. Enumerable.Range(0, count).Select(static i => i % 2)], [2]);

    private static long[] Order(IEnumerable<Batch> batches) => [.. batches.SelectMany(static b =>
    {
        using (b)
            return b.Inputs[0].flatten(1).select(1, 0).data<long>().ToArray().Select(static v => v / 6);
    })];

    [Fact]
    public void ABatchHasTheSamplesAsTheyAre()
    {
        using var tokens = BatchLoader.Sequential(Tokens(5), 3).Batch(0, 1);
        Assert.Equal((ScalarType.Int64, ScalarType.Int64), (tokens.Inputs[0].dtype, tokens.Target.dtype));
        Assert.Equal([2, 2, 3], tokens.Inputs[0].shape);
        Assert.Equal(Enumerable.Range(18, 12).Select(static v => (long)v), tokens.Inputs[0].data<long>().ToArray());
        Assert.Equal([0L, 1L], tokens.Target.data<long>().ToArray());

        using var features = BatchLoader.Sequential(Features(5), 3).Batch(0, 1);
        Assert.Equal(ScalarType.Float32, features.Inputs[0].dtype);
        Assert.Equal([1.5f, 1.75f, 2f, 2.25f], features.Inputs[0].data<float>().ToArray());
    }

    [Fact]
    public void OrderIsThatOfSeedAndEpochAndAugmentationChangesNothing()
    {
        var options = new BatchLoaderOptions { BatchSize = 8, Seed = 5 };
        var loader = new BatchLoader(Tokens(50), options);
        var first = Order(loader.Epoch(0));
        Assert.Equal(Enumerable.Range(0, 50).Select(static i => (long)i), first.Order());
        Assert.NotEqual(first, first.Order());
        Assert.NotEqual(first, Order(loader.Epoch(1)));
        Assert.NotEqual(first, Order(new BatchLoader(Tokens(50), options with { Seed = 6 }).Epoch(0)));
        Assert.Equal(first[16..], Order(loader.Epoch(0, start: 2)));
        Assert.Equal(first, Order(new BatchLoader(Tokens(50), options with { Augmentation = new RandomCropFlip() }).Epoch(0)));
        // The same order as that of images.
        var images = new BatchLoader(SmallDataset.Create(50), options).Epoch(0).SelectMany(static b => b.Target.data<long>().ToArray());
        Assert.Equal(images, first.Select(static i => i % 3));
    }

    [Fact]
    public void TheFirstSamplesComeAgainWhereABatchNeedsMore()
    {
        using var batch = Features(2).First(5, CPU);
        Assert.Equal([0, 0.25f, 0.5f, 0.75f, 0, 0.25f, 0.5f, 0.75f, 0, 0.25f], batch.Inputs[0].data<float>().ToArray());
    }

    [Fact]
    public void ItTellsWhatItHolds()
    {
        Assert.Equal("5 samples of 2x3 (int64)", Tokens(5).ToString());
        Assert.Equal("7 samples of 2 (float32)", Features(7).ToString());
        Assert.Equal(["0", "1"], Features(7).ClassNames.ToArray());
    }

    /// <summary>python3 -c "import struct,hashlib; print(hashlib.sha256(struct.pack('&lt;4f2i',0,.25,.5,.75,0,1)).hexdigest())", and with '&lt;6qi' and 0 to 5, 0.</summary>
    [Fact]
    public void TheFingerprintHashesValuesThenLabels()
    {
        Assert.Equal("6dba9386e15b7967915cb99bc778d6e113d4b3c9f5d64b647724907f70359f02", Features(2).Fingerprint);
        Assert.Equal("276c00c9ebeb75cae94861e38cef04dbdf60a45937da6a22a8988c0b908e06eb", Tokens(1).Fingerprint);
        Assert.NotEqual(Features(2).Fingerprint, new TensorDataset([0, 0.25f, 0.5f, 0.75f], [1, 0], [2]).Fingerprint);
    }

    [Fact]
    public void SizesThatDisagreeAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(static () => new TensorDataset(new float[5], [0, 0], [3]));
        Assert.Contains("2 samples of 3 take 6 values, but there are 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("[0, 3]", Assert.Throws<ArgumentException>(static () => new TensorDataset(new float[5], [0, 0], [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("shape [1]", Assert.Throws<ArgumentException>(static () => new TensorDataset(new float[2], [0, 0], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => new TensorDataset(new long[2], [0, 0], [long.MaxValue, long.MaxValue]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void LabelsWithoutAClassAreRefused(int label)
    {
        var error = Assert.Throws<ArgumentException>(() => new TensorDataset(new float[3], [0, label, 1], [1], ["a", "b"]));
        Assert.Contains($"Sample 1 has label {label}; with 2 classes it must be 0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassesThatNobodyNamedAndNoSampleHasAreRefused()
    {
        var error = Assert.Throws<ArgumentException>(static () => new TensorDataset(new float[3], [0, int.MaxValue, 1], [1]));
        Assert.Contains("go up to 2147483647", error.Message, StringComparison.Ordinal);
        Assert.Contains("with 2 classes", Assert.Throws<ArgumentException>(static () => new TensorDataset(new float[3], [0, -5, 1], [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsAreCopiedWhateverTheirLayout()
    {
        using var inputs = arange(12, dtype: ScalarType.Float32).reshape(2, 6).t();
        using var labels = tensor(new byte[] { 0, 1, 2, 0, 1, 2 });
        var dataset = TensorDataset.From(inputs, labels);
        inputs.zero_();
        Assert.Equal("6 samples of 2 (float32)", dataset.ToString());
        Assert.Equal(["0", "1", "2"], dataset.ClassNames.ToArray());
        using var batch = BatchLoader.Sequential(dataset, 2).Batch(0, 2);
        Assert.Equal([1L, 2L], batch.Target.data<long>().ToArray());
        Assert.Equal([4f, 10f, 5f, 11f], batch.Inputs[0].data<float>().ToArray());
        using var tokens = arange(6, dtype: ScalarType.Int64).reshape(3, 2);
        Assert.Equal("3 samples of 2 (int64)", TensorDataset.From(tokens, labels.narrow(0, 0, 3), ["x", "y", "z"]).ToString());
    }

    [Fact]
    public void TensorsOfOtherTypesAndShapesAreRefused()
    {
        using var labels = zeros(4, dtype: ScalarType.Int64);
        Expect("to(float32)", zeros([4, 2], dtype: ScalarType.Float64), labels);
        Expect("Float64 are not held", zeros(4, 2), zeros([4], dtype: ScalarType.Float64));
        Expect("Inputs [3, 2] and [4] do not belong together", zeros(3, 2), labels);
        Expect("unsqueeze(1)", zeros(4), labels);
        Expect("go up to 2147483647", zeros(4, 2), labels.add(1L << 40));

        static void Expect(string part, Tensor inputs, Tensor labels) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => TensorDataset.From(inputs, labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBatchComesWhereTheNetworkTakesIt()
    {
        var behind = Tokens(5).WithBatchAt([1]);
        using var batch = BatchLoader.Sequential(behind, 3).Batch(0, 1);
        using var asItIs = BatchLoader.Sequential(Tokens(5), 3).Batch(0, 1);
        Assert.Equal([2, 2, 3], batch.Inputs[0].shape);
        Assert.Equal(asItIs.Inputs[0].transpose(0, 1), batch.Inputs[0]);
        Assert.Equal((2, Tokens(5).Fingerprint), (batch.Count, behind.Fingerprint));
        Assert.Equal([3, 4], BatchLoader.Sequential(Tokens(4).WithBatchAt([2]), 4).Batch(0, 0).Inputs[0].shape[1..]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0, 0)]
    public void TheBatchIsAtADimensionOfEachInput(params int[] dimensions) =>
        Assert.Contains("The batch cannot be at", Assert.Throws<ArgumentException>(() => Tokens(5).WithBatchAt(dimensions)).Message, StringComparison.Ordinal);
}
