using System;

namespace PrunableNets.Distributed.Tests;

public sealed class RefusalTests
{
    private static readonly NetworkDescription s_network =
        new("Net", "architecture-1", "program-1", "training data", "test data", ["classification"]);
    private static readonly WorkOrder s_order =
        new(new OrderedNetwork("Net", "architecture-1", "weights", "training data", "classification"), "test data", "", "");

    private static string? Of(NetworkDescription network, WorkOrder? order = null) =>
        Refusal.Of(new WorkerDescription("machine/1", IsWorker: true, "as it is, cpu", [network]), "program-1", order ?? s_order);

    [Fact]
    public void AWorkerThatFitsIsNotRefused()
    {
        Assert.Null(Of(s_network));
        Assert.Null(Of(s_network with { Test = "other" }, s_order with { Test = null }));
    }

    [Fact]
    public void WhatDiffersIsNamedOnBothSides()
    {
        Assert.StartsWith("it knows no network Net; register it there", Of(s_network with { Model = "Other" }), StringComparison.Ordinal);
        Assert.StartsWith(
            "its Net has another architecture (architecture, the run's is architecture)",
            Of(s_network with { Architecture = "architecture-2" }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "it is another build of the program (program-2, the run's is program-1)",
            Of(s_network with { Program = "program-2" }),
            StringComparison.Ordinal);
        Assert.Equal("it has other training data: others; the run's are training data", Of(s_network with { Train = "others" }));
        Assert.Equal("it has other test data: others; the run's are test data", Of(s_network with { Test = "others" }));
        Assert.Equal(
            "its data are for another objective (boxes; the run's is classification)",
            Of(s_network with { Objectives = ["boxes"] }));
    }
}
