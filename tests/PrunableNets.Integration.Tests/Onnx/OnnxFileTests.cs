using System;
using System.IO;
using System.Linq;
using ModelZoo;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.Onnx;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>What stands in the file beside the operators.</summary>
public sealed class OnnxFileTests
{
    private static readonly Architecture Architecture = LeNet5.Architecture;

    [Fact]
    public void TensorsAreNamedAfterLayersAndWeightsAfterKeys()
    {
        using var scope = NewDisposeScope();
        var dense = ResNet20.Create();
        var graph = OnnxExport.Dense(ResNet20.Architecture, dense).Message.Graph;
        Assert.Equal(["input"], graph.Input.Select(static i => i.Name));
        Assert.Equal(["output"], graph.Output.Select(static o => o.Name));
        Assert.Contains(graph.Node, static n => n.Name == "layer1.0.conv1" && n.OpType == "Conv" && n.Input[1] == "layer1.0.conv1.weight");
        Assert.Contains(graph.Node, static n => n.Name == "layer1.0.relu" && n.OpType == "Relu");
        Assert.Equal(graph.Node.Count, graph.Node.Select(static n => n.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(dense.named_parameters().Select(static p => p.name).Except(graph.Initializer.Select(static t => t.Name)));
        Assert.Equal("batch", graph.Input[0].Type.TensorType.Shape.Dim[0].DimParam);
    }

    [Fact]
    public void MetadataTellsModelFormWidthsAndCost()
    {
        using var scope = NewDisposeScope();
        var plan = Plans.Random(Architecture, 3);
        var options = new OnnxOptions { Metadata = { ["accuracy"] = "97.1 %" } };
        var metadata = OnnxExport.Slim(Architecture, LeNet5.CreateSlim(LeNet5.Create(), plan), plan, options).Metadata;
        Assert.Equal("LeNet5", metadata["model"]);
        Assert.Equal("slim", metadata["form"]);
        Assert.Equal(Architecture.Fingerprint, metadata["fingerprint"]);
        Assert.Equal(
            string.Join(",", Architecture.Groups.Select(g => FormattableString.Invariant($"{g.Name}={plan.Widths[g.Index]}"))),
            metadata["widths"]);
        Assert.Equal(
            FormattableString.Invariant($"{Architecture.Flops[FlopsConvention.Mac].Evaluate(plan.Widths)}"), metadata["flops.Mac"]);
        Assert.Equal("97.1 %", metadata["accuracy"]);
    }

    [Fact]
    public void FoldedBatchNormsAreGoneAndTheOutputIsTheSame() => AssertFolds<ResNet20>();

    [Fact]
    public void TransposedConvolutionsTakeThemToo() => AssertFolds<TransposedNetwork>();

    private static void AssertFolds<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(1);
        var dense = T.Create();
        Trained.Randomize(dense);
        var plan = Plans.Random(T.Architecture, 1);
        var slim = (Module<Tensor, Tensor>)T.CreateSlim(dense, plan);
        slim.eval();
        var options = new OnnxOptions { FoldBatchNorms = true };
        AssertFolded(dense, OnnxExport.Dense(T.Architecture, dense, options), T.Architecture);
        AssertFolded(slim, OnnxExport.Slim(T.Architecture, slim, plan, options), T.Architecture);
    }

    private static void AssertFolded(Module<Tensor, Tensor> network, OnnxModel folded, Architecture architecture)
    {
        Assert.DoesNotContain(folded.Message.Graph.Node, static n => n.OpType == "BatchNormalization");
        using var session = new OnnxSession(folded);
        var inputs = randn([2, .. architecture.Inputs[0]]);
        Assert.InRange(Difference.Relative(network.call(inputs), session.Run(inputs)), 0, 1e-5);
    }

    [Fact]
    public void WeightsBeyondTheLargestFileAreBesideTheModel()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var dense = LeNet5.Create();
            dense.eval();
            var model = OnnxExport.Dense(Architecture, dense);
            var (whole, split) = (Path.Combine(folder.FullName, "whole.onnx"), Path.Combine(folder.FullName, "split.onnx"));
            model.Save(whole);
            model.Save(split, largestFile: 10_000);
            Assert.Equal(
                ["split.onnx", "split.onnx.data", "whole.onnx"],
                folder.GetFiles().Select(static f => f.Name).Order(StringComparer.Ordinal));
            Assert.InRange(new FileInfo(split).Length, 1, 20_000);
            var inputs = randn([2, .. Architecture.Inputs[0]]);
            using var ofWhole = new OnnxSession(whole);
            using var ofSplit = new OnnxSession(split);
            Assert.Equal(0, Difference.Relative(ofWhole.Run(inputs), ofSplit.Run(inputs)));
            Assert.Equal("LeNet5", ofSplit.Metadata["model"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void AnotherNetworkIsRefusedByTheKeyThatItLacks()
    {
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<OnnxExportException>(static () => OnnxExport.Dense(Architecture, ResNet20.Create()));
        Assert.Contains("LeNet5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DoublePrecisionIsRefusedWithTheWayOut()
    {
        using var scope = NewDisposeScope();
        var dense = LeNet5.Create();
        dense.to(float64);
        var exception = Assert.Throws<OnnxExportException>(() => OnnxExport.Dense(Architecture, dense));
        Assert.Contains("to(torch.float32)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOperationWithoutCounterpartIsRefusedByName()
    {
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<OnnxExportException>(
            static () => OnnxExport.Dense(FourierNetwork.Architecture, FourierNetwork.Create()));
        Assert.Contains("fft2", exception.Message, StringComparison.Ordinal);
    }
}
