using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>What the generator adds to a class marked with <see cref="PrunableAttribute"/>: everything that pruning needs to know about it.</summary>
/// <typeparam name="TSelf">The model class itself.</typeparam>
public interface IPrunableModel<TSelf>
    where TSelf : Module<Tensor, Tensor>, IPrunableModel<TSelf>
{
    /// <summary>Layers, channel groups and costs.</summary>
    static abstract Architecture Architecture { get; }

    /// <summary>A new dense model with its initial weights.</summary>
    static abstract TSelf Create();

    /// <summary>The gated twin; its weights are those of <paramref name="dense"/>, not copies.</summary>
    static abstract GatedModule CreateGated(TSelf dense);

    /// <summary>A model of the plan's widths with copies of the dense model's surviving weights.</summary>
    static abstract Module<Tensor, Tensor> CreateSlim(TSelf dense, PruningPlan plan);

    /// <summary>A new model of the constant-width class; null until a plan file is built in.</summary>
    static abstract Module<Tensor, Tensor>? CreateBuiltSlim();
}
