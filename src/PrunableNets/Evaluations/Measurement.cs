using System.Text.Json.Serialization;

namespace PrunableNets;

/// <summary>
/// What is measured of a network many times: its loss under masks, the accuracy of plans. A record of nothing but its settings, so that it
/// can be sent to where the network is measured. A result depends on the settings, the network, the data and its item alone: not on other
/// items, their order or the machine.
/// </summary>
/// <typeparam name="TItem">What differs from one to the next; it and the result go through JSON.</typeparam>
/// <typeparam name="TResult">What is found.</typeparam>
public abstract record Measurement<TItem, TResult>
{
    /// <summary>Whether results are kept for a run that is broken off; not where each is used up at once.</summary>
    [JsonIgnore]
    public virtual bool IsKept => true;

    /// <summary>
    /// The test data that it reads by count, shapes and fingerprint, which a network's context does not have; null where it reads none.
    /// </summary>
    [JsonIgnore]
    public virtual string? TestData => null;

    /// <summary>Makes ready to measure.</summary>
    /// <param name="context">The network, on the machine that measures it.</param>
    public abstract IMeasurer<TItem, TResult> Open(NetworkContext context);

    /// <summary>
    /// Why a result is of no use, as a loss that is no number may be; null where it is. Such an item is measured once more on another
    /// machine, where there is one.
    /// </summary>
    public virtual string? ProblemWith(TResult result) => null;
}
