using PrunableNets.Interpreter.Tests.Support;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Channels;

/// <summary>A closed gate has to act as a removed channel for every reader; these are the cases where that decides its place.</summary>
public sealed class GateSitesTests
{
    [Fact]
    public void BehindTheActivationInFrontOfThePool()
    {
        var built = new HandBuilt(3, 8, 8);
        var relu = built.Relu(built.Norm(built.Conv(built.Input, "conv1", 8), "bn1"));
        var network = built.Finish(built.Conv(built.MaxPool(relu), "conv2", 4));
        Assert.Equal(["conv1 8"], network.Names());
        Assert.Equal([relu], network.Sites());
    }

    [Fact]
    public void InFrontOfTheFlattenThatALinearReads()
    {
        var built = new HandBuilt(3, 8, 8);
        var relu = built.Relu(built.Conv(built.Input, "conv1", 8));
        var network = built.Finish(built.Linear(built.Flatten(built.MaxPool(relu)), "fc", 10));
        Assert.Equal([relu], network.Sites());
    }

    [Fact]
    public void BehindASigmoidBecauseItMakesZeroOneHalf()
    {
        var built = new HandBuilt(3, 8, 8);
        var sigmoid = built.Sigmoid(built.Conv(built.Input, "conv1", 8));
        var network = built.Finish(built.Conv(sigmoid, "conv2", 4));
        Assert.Equal([sigmoid], network.Sites());
    }

    /// <summary>The first reader is satisfied by a gate behind its ReLU; the norm behind the concatenation shifts zeros, so its ReLU is gated anew.</summary>
    [Fact]
    public void ANormBehindAConcatenationIsGatedAgain()
    {
        var built = new HandBuilt(3, 8, 8);
        var first = built.Conv(built.Input, "first", 8);
        var firstRelu = built.Relu(first);
        var second = built.Conv(firstRelu, "second", 4);
        var relu = built.Relu(built.Norm(built.Cat(first, second), "norm"));
        var network = built.Finish(built.Conv(relu, "third", 2));
        Assert.Equal(["first 8", "second 4"], network.Names());
        Assert.Equal([firstRelu, relu], network.Sites());
    }

    /// <summary>Squeeze and excitation: one gate in front of the pooling serves the pooled copy and the product.</summary>
    [Fact]
    public void ASqueezeAndItsProduct()
    {
        var built = new HandBuilt(3, 8, 8);
        var stem = built.Conv(built.Input, "stem", 8);
        var pooled = built.GlobalPool(stem);
        var hidden = built.Relu(built.Conv(pooled, "fc1", 4));
        var scale = built.Sigmoid(built.Conv(hidden, "fc2", 8));
        var product = built.Combine("*", scale, stem);
        var network = built.Finish(built.Conv(product, "last", 2));
        Assert.Equal(["stem 8", "fc1 4"], network.Names());
        Assert.Equal([stem, hidden], network.Sites());
    }

    [Fact]
    public void ABranchIsGatedWhereItIsAdded()
    {
        var built = new HandBuilt(8, 8, 8);
        var stem = built.Conv(built.Input, "stem", 8);
        var inner = built.Relu(built.Conv(stem, "conv1", 6));
        var branch = built.Norm(built.Conv(inner, "conv2", 8), "bn2");
        var network = built.Finish(built.Conv(built.Relu(built.Combine("+", branch, stem)), "last", 2));
        Assert.Equal(["conv1 6", "conv2 8"], network.Names());
        Assert.Equal([inner, branch], network.Sites());
    }

    [Fact]
    public void AStreamIsOneGroup()
    {
        var built = new HandBuilt(8, 8, 8);
        var stem = built.Conv(built.Input, "stem", 8);
        var inner = built.Relu(built.Conv(stem, "conv1", 6));
        var sum = built.Combine("+", built.Conv(inner, "conv2", 8), stem);
        var network = built.Finish(built.Conv(sum, "last", 2), ResidualTreatment.Stream);
        Assert.Equal(["stem 8", "conv1 6"], network.Names());
        Assert.Equal(3, network.GateSites.Count);
    }

    [Fact]
    public void ADepthwiseConvolutionPassesItsGroupOnButNotItsZeros()
    {
        var built = new HandBuilt(3, 8, 8);
        var depthwise = built.Conv(built.Relu(built.Conv(built.Input, "expand", 8)), "depthwise", 8, 3, groups: 8);
        var relu = built.Relu(depthwise);
        var network = built.Finish(built.Conv(relu, "project", 2));
        Assert.Equal(["expand 8"], network.Names());
        Assert.Equal([relu], network.Sites());
    }

    [Fact]
    public void WhatNobodyPrunesHasNoGate()
    {
        var built = new HandBuilt(3, 8, 8);
        Assert.Empty(built.Finish(built.Conv(built.Input, "only", 2)).GateSites);
    }
}
