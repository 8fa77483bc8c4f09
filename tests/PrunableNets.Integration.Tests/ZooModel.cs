using System;
using System.Linq;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>A network of the zoo without its type, so that every test can run over all of them.</summary>
/// <param name="Name">The class.</param>
/// <param name="Plans">Random plans to try.</param>
/// <param name="Shape">Input without the batch for comparisons: smaller than the architecture's where the network takes any size.</param>
public sealed record ZooModel(string Name, int Plans, long[] Shape)
{
    public required Architecture Architecture { get; init; }

    /// <summary>The constants of the generated code: FLOPs under Mac, and parameters.</summary>
    public required (long Mac, long Parameters) Constants { get; init; }

    public required Func<Module<Tensor, Tensor>> Create { get; init; }

    public required Func<Module<Tensor, Tensor>, IGatedModule> CreateGated { get; init; }

    public required Func<Module<Tensor, Tensor>, PruningPlan, Module<Tensor, Tensor>> CreateSlim { get; init; }

    /// <summary>Inputs are whole numbers below this; null for ordinary ones.</summary>
    public int? Vocabulary { get; init; }

    public static ZooModel Of<T>(long mac, long parameters, int plans = 20, long[]? shape = null, int? vocabulary = null) where T : Module<Tensor, Tensor>, IPrunableModel<T> =>
        new(typeof(T).Name, plans, shape ?? T.Architecture.Inputs[0])
        {
            Architecture = T.Architecture,
            Constants = (mac, parameters),
            Create = static () => T.Create(),
            CreateGated = static dense => T.CreateGated((T)dense),
            CreateSlim = static (dense, plan) => (Module<Tensor, Tensor>)T.CreateSlim((T)dense, plan),
            Vocabulary = vocabulary,
        };

    /// <summary>Random inputs of <see cref="Shape"/>.</summary>
    public Tensor Inputs(int count, ScalarType? type = null) => Inputs(count, Shape, type);

    /// <summary>Random inputs of the shape that the architecture is for.</summary>
    public Tensor DeclaredInputs(int count) => Inputs(count, Architecture.Inputs[0], null);

    private Tensor Inputs(int count, long[] shape, ScalarType? type) => Vocabulary is { } words ? randint(0, words, [count, .. shape], int64) : randn([count, .. shape], type ?? float32);

    /// <summary>A network with norms and biases as a trained one has them.</summary>
    public Module<Tensor, Tensor> CreateTrained()
    {
        random.manual_seed(1);
        var model = Create();
        using var guard = no_grad();
        Trained.Randomize(model);
        return model;
    }

    /// <summary>The slim form of a network in float64, for evaluation.</summary>
    public Module<Tensor, Tensor> CreateSlim64(Module<Tensor, Tensor> dense, PruningPlan plan)
    {
        var slim = CreateSlim(dense, plan);
        slim.to(float64);
        // Again, now that nothing is rounded to float32 on the way.
        SlimWeights.Copy(dense, slim, Architecture, plan);
        slim.eval();
        return slim;
    }

    public override string ToString() => Name;
}
