using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// What the generator adds to a class marked with <see cref="PrunableAttribute"/>: everything that pruning needs to know about it. The class
/// itself has the same members with their own types, which take and give what the model does.
/// </summary>
/// <typeparam name="TSelf">The model class itself; takes one or more tensors, gives one.</typeparam>
public interface IPrunableModel<TSelf>
    where TSelf : Module, IPrunableModel<TSelf>
{
    /// <summary>Layers, channel groups and costs.</summary>
    static abstract Architecture Architecture { get; }

    /// <summary>A new dense model with its initial weights.</summary>
    static abstract TSelf Create();

    /// <summary>The gated twin; its weights are those of <paramref name="dense"/>, not copies.</summary>
    static abstract IGatedModule CreateGated(TSelf dense);

    /// <summary>A model of the plan's widths with copies of the dense model's surviving weights.</summary>
    static abstract Module CreateSlim(TSelf dense, PruningPlan plan);

    /// <summary>A new model of the constant-width class; null until a plan file is built in.</summary>
    static abstract Module? CreateBuiltSlim();
}
