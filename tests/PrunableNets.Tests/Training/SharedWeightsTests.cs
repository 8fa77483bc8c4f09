using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Training;

/// <summary>Tied weights stay one parameter, wherever a network is moved, and are stepped once.</summary>
public sealed class SharedWeightsTests
{
    private sealed class Tied : Module<Tensor, Tensor>
    {
        // In this order: what comes first is given a new parameter, and the other one keeps the old.
        public readonly Linear Head = Linear(3, 5, hasBias: false);
        public readonly Embedding Table = Embedding(5, 3);

        public Tied() : base(nameof(Tied))
        {
            Head.weight = Table.weight!;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => Head.call(Table.call(x));
    }

    private static Architecture Sharing(params string[] keys) => Architecture.Parse($"""
        model Tied
        fingerprint f
        source Tied.cs
        input 2
        shared {string.Join(' ', keys)}
        parameters 15
        flops Mac 15
        """);

    private static bool IsOne(Tied network)
    {
        using var noGrad = no_grad();
        network.Table.weight!.fill_(7);
        return network.Head.weight!.eq(7).all().ToBoolean();
    }

    [Fact]
    public void WhatTorchSharpPartsIsJoinedAgain()
    {
        using var network = new Tied();
        network.to(float64);
        Assert.False(IsOne(network));
        SharedWeights.Tie(network, Sharing("Table.weight", "Head.weight"));
        Assert.True(IsOne(network));
        SharedWeights.Tie(network, Sharing("Head.weight", "Table.weight"));
        Assert.True(IsOne(network));
    }

    [Fact]
    public void AnOptimizerIsGivenASharedParameterOnce()
    {
        using var network = new Tied();
        Assert.Equal((2, 1), (network.parameters().Count(), SharedWeights.Parameters(network).Count()));
        network.forward(tensor([1L, 2L])).pow(2).sum().backward();
        var table = network.Table.weight!;
        using var expected = table.detach() - (0.1 * table.grad!);
        using var optimizer = optim.SGD(SharedWeights.Parameters(network), 0.1);
        optimizer.step();
        Assert.True(expected.allclose(table));
    }

    [Fact]
    public void AKeyThatIsNotThereIsNamed() =>
        Assert.Contains("'Other.weight'", Assert.Throws<ArgumentException>(static () => SharedWeights.Tie(new Tied(), Sharing("Other.weight", "Head.weight"))).Message, StringComparison.Ordinal);
}
