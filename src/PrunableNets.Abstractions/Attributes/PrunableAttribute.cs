using System;

namespace PrunableNets;

/// <summary>
/// Marks a network class for compile-time evaluation: the generator runs its constructor and <c>forward</c> on the given
/// input shapes and emits the architecture, FLOPs constants, a gated twin and slim-model factories into the partial class.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PrunableAttribute : Attribute
{
    /// <param name="inputs">One shape for each tensor that <c>forward</c> takes, without the batch dimension, e.g. <c>"3x32x32"</c>.</param>
    public PrunableAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The input shapes, without the batch dimension.</summary>
    public string[] Inputs { get; }

    /// <summary>How additions of a residual stream are treated.</summary>
    public ResidualTreatment Residual { get; set; } = ResidualTreatment.Branch;

    /// <summary>Paths of modules whose output channels are all kept, e.g. <c>classifier.linear1</c>; a path stands for everything below it.</summary>
    public string[] Keep { get; set; } = [];
}
