using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Contract.Tests;

/// <summary>What belongs to a dispose scope, and what does not.</summary>
public sealed class DisposeScopeTests
{
    [Fact]
    public void ScopesTakeTensorsAndNeitherModulesNorOptimizers()
    {
        using var scope = NewDisposeScope();
        using var module = Linear(1, 1);
        using var optimizer = optim.SGD(module.parameters(), 0.1);
        Assert.Throws<InvalidOperationException>(() => scope.Attach(module));
        Assert.Throws<InvalidOperationException>(() => scope.Attach(optimizer));
    }

    [Fact]
    public void WeightsOfAModuleOutliveTheScopeThatItWasMadeIn()
    {
        TorchSharp.Modules.Linear module;
        using (NewDisposeScope())
            module = Linear(2, 3);
        Assert.Equal([3, 2], module.weight.shape);
    }

    [Fact]
    public void WhatIsMovedOutOutlivesItsScope()
    {
        Tensor kept, lost;
        using (NewDisposeScope())
        {
            kept = ones(2).MoveToOuterDisposeScope();
            lost = ones(2);
        }
        Assert.Equal([2], kept.shape);
        Assert.True(lost.IsInvalid);
    }

    [Fact]
    public void AViewOutlivesWhatItIsAViewOf()
    {
        var whole = arange(4, float32);
        var half = whole.narrow(0, 2, 2);
        whole.Dispose();
        Assert.Equal(5, half.sum().ToSingle());
    }
}
