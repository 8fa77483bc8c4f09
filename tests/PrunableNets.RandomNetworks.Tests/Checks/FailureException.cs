using System;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>A network that does not hold what is promised.</summary>
/// <param name="kind">What broke, the same for networks that fail alike.</param>
/// <param name="message">Details.</param>
internal sealed class FailureException(string kind, string message) : Exception($"{kind}: {message}")
{
    public string Kind { get; } = kind;
}
