using System.Collections.Generic;

namespace PrunableNets;

/// <summary>A step of a method is done.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">All steps.</param>
/// <param name="Text">What happened, for the display.</param>
public readonly record struct MethodStep(int Index, int Count, string Text)
{
    /// <summary>Measured values by name (<c>loss</c>), each an instrument <c>prunable.loss</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Values { get; init; } = [];

    /// <summary>How far the gates are open on average, in [0, 1], one a channel group; empty where the method trains none, and in most steps of many.</summary>
    public IReadOnlyList<double> Gates { get; init; } = [];

    /// <summary>Samples that the step took.</summary>
    public int Samples { get; init; }
}
