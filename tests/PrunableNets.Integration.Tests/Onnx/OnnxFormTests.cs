using System;
using System.Linq;
using ModelZoo;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.Onnx;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>Networks that the zoo's tests leave out: transformers, branches that go whole, two inputs.</summary>
public sealed class OnnxFormTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void AVisionTransformerIsWritten() => AllFormsAgree<ViT>(static batch => [randn(batch, 3, 32, 32)]);

    [Fact]
    public void ATextTransformerIsWritten() => AllFormsAgree<TextTransformer>(static batch => [randint(0, 1000, [batch, 32], int64)]);

    [Fact]
    public void ANetworkOfTwoInputsIsWritten() =>
        AllFormsAgree<PairNetwork>(static batch => [randn(5, batch, 6), randint(0, 9, [5, batch], int64)]);

    /// <summary>What the form rounds to must not be what the class forbids.</summary>
    [Fact]
    public void StepsOfTheClassItselfAreKept()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var architecture = SteppedNetwork.Architecture;
        var plan = PruningPlan.FromKept(architecture, [.. architecture.Groups.Select(static g => (int[])[.. Enumerable.Range(1, 5)])]);
        var slim = SteppedNetwork.CreateSlim(SteppedNetwork.Create(), plan);
        slim.eval();
        using var session = new OnnxSession(OnnxExport.Slim(architecture, slim, plan));
        Agree(slim, session, [randn(2, 2, 8, 8)]);
    }

    [Fact]
    public void BranchesThatAreGoneAreNotWritten()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(2);
        var dense = DepthNetwork.Deep.Create();
        Trained.Randomize(dense);
        var architecture = DepthNetwork.Deep.Architecture;
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            // Of a group that may go: nothing, or about half; of the others one channel at least.
            var kept = architecture.Groups.Select(g => g.MinChannels == 0 && random.Next(2) == 0
                ? []
                : (int[])[.. Enumerable.Range(0, g.Channels).Where(c => c == 0 || random.Next(2) == 0)]);
            var plan = PruningPlan.FromKept(architecture, [.. kept]);
            using var slim = DepthNetwork.Deep.CreateSlim(dense, plan);
            slim.eval();
            var model = OnnxExport.Slim(architecture, slim, plan);
            using var session = new OnnxSession(model);
            var inputs = randn(2, 3, 8, 8);
            Assert.InRange(Difference.Relative(slim.call(inputs), session.Run(inputs)), 0, Tolerance);
            var gone = architecture.Branches.Where(b => b.IsGone(plan.Widths)).SelectMany(static b => b.Members).ToArray();
            Assert.DoesNotContain(
                model.Message.Graph.Node,
                n => gone.Any(m => n.Name == m || n.Name.StartsWith(m + ".", StringComparison.Ordinal)));
        }
    }

    private static void AllFormsAgree<T>(Func<long, Tensor[]> inputs) where T : Module, IPrunableModel<T>
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(1);
        var dense = T.Create();
        Trained.Randomize(dense);
        using (var session = new OnnxSession(OnnxExport.Dense(T.Architecture, dense)))
            foreach (var batch in new[] { 1, 3 })
                Agree(dense, session, inputs(batch));
        for (var seed = 1; seed <= 3; seed++)
        {
            var plan = Plans.Random(T.Architecture, seed);
            using var slim = T.CreateSlim(dense, plan);
            slim.eval();
            using var ofSlim = new OnnxSession(OnnxExport.Slim(T.Architecture, slim, plan));
            Agree(slim, ofSlim, inputs(2));
            using var ofGated = new OnnxSession(OnnxExport.Gated(T.Architecture, dense, plan));
            Agree(slim, ofGated, inputs(2));
        }
    }

    private static void Agree(Module network, OnnxSession session, Tensor[] inputs)
    {
        var expected = network is Module<Tensor, Tensor> ofOne
            ? ofOne.call(inputs[0])
            : ((Module<Tensor, Tensor, Tensor>)network).call(inputs[0], inputs[1]);
        Assert.InRange(Difference.Relative(expected, session.Run(inputs)), 0, Tolerance);
    }
}
