using System;

namespace PrunableNets;

/// <summary>
/// Marks a network class for compile-time evaluation: the generator runs its constructor and <c>forward</c> on the given
/// input shapes and emits the architecture, FLOPs constants, a gated twin and slim-model factories into the partial class.
/// On a static factory method it stands for the network that the method returns. Several attributes with names are several variants.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class PrunableAttribute : Attribute
{
    /// <param name="inputs">
    /// One shape for each tensor that <c>forward</c> takes, without the batch dimension: <c>"3x32x32"</c>; with the element type where it is
    /// not float: <c>"128:long"</c>; with a <c>B</c> where the batch is, if it is not the first dimension: <c>"35xBx200"</c>; <c>"null"</c> for an optional tensor that is left out, which generated forms then do not have.
    /// Parameters with a default value need no shape.
    /// </param>
    public PrunableAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The input shapes, without the batch dimension.</summary>
    public string[] Inputs { get; }

    /// <summary>
    /// Name of a variant. What is generated for it goes into a nested class of that name, which is a module of its own around the network
    /// and can be hosted like a class; the plan file is <c>&lt;Name&gt;.widths.json</c>, the slim class <c>&lt;Name&gt;Slim</c>. Without a
    /// name the class itself is the model, and a factory's model is the method's name with <c>Model</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The first arguments of the constructor or factory method; the other parameters have their defaults.</summary>
    public object[] Arguments { get; set; } = [];

    /// <summary>Kept widths are multiples of this, counted in output channels of the layer that makes them, or full: 8 suits tensor cores.</summary>
    public int RoundTo { get; set; } = 1;

    /// <summary>
    /// Fewest output channels that a plan leaves of a layer. 0: a residual branch may lose all the channels that it adds, and is then gone - from the slim
    /// class, its weights and its cost; every other layer keeps one. Nothing changes where additions tie their operands (<see cref="ResidualTreatment.Stream"/>).
    /// </summary>
    public int MinChannels { get; set; } = 1;

    /// <summary>How additions of a residual stream are treated.</summary>
    public ResidualTreatment Residual { get; set; } = ResidualTreatment.Branch;

    /// <summary>Paths of modules whose output channels are all kept, e.g. <c>classifier.linear1</c>; a path stands for everything below it.</summary>
    public string[] Keep { get; set; } = [];
}
