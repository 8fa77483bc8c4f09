using Orleans;

namespace PrunableNets.Distributed;

/// <summary>What a worker says to a request.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Text">The result as JSON, or the first line of what went wrong; null while it is measured.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkReply([property: Id(0)] WorkState State, [property: Id(1)] string? Text)
{
    public static WorkReply Running { get; } = new(WorkState.Running, null);
}

/// <summary>How far an item is.</summary>
[GenerateSerializer]
internal enum WorkState
{
    /// <summary>Waiting or being measured; ask again.</summary>
    Running,

    /// <summary>Measured.</summary>
    Done,

    /// <summary>It threw, which it may do on another worker too.</summary>
    Failed,

    /// <summary>The worker has not the memory for it.</summary>
    OutOfMemory,

    /// <summary>The worker could not get what it takes to measure: the order, the weights. That says nothing of the item.</summary>
    NotReady,
}
