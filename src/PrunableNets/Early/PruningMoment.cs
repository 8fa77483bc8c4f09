namespace PrunableNets;

/// <summary>How it is told when a training's network is pruned.</summary>
public enum PruningMoment
{
    /// <summary><see cref="LazyKernelRule.Paper"/>: the weights' distance from where they began hardly changes any more.</summary>
    Paper,

    /// <summary><see cref="LazyKernelRule.Released"/>: the same as the released code has it.</summary>
    Released,

    /// <summary><see cref="StructureStability"/>: what the criterion would keep hardly changes any more.</summary>
    Stability,

    /// <summary>After a number of epochs that is given; 0 prunes fresh weights.</summary>
    Epoch,
}
