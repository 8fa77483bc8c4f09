using System.Collections.Generic;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations;

/// <summary>A layer of the library with its hyper-parameters. One object is one module: calling it twice shares its weights.</summary>
public abstract class Layer
{
    private IReadOnlyList<StateTensor>? state;

    /// <summary>TorchSharp's type name, e.g. <c>Conv2d</c>.</summary>
    public abstract string Type { get; }

    /// <summary>A call changes its input instead of making a new tensor.</summary>
    public virtual bool IsInPlace => false;

    /// <summary>Position in the module tree, once known.</summary>
    public string? Path { get; set; }

    /// <summary>Parameters and buffers in the order of TorchSharp's state dict.</summary>
    public IReadOnlyList<StateTensor> State => state ??= Tensors;

    /// <summary>What the layer does to the channels that its parameters follow: it makes them, or works on each alone.</summary>
    public virtual ChannelRole OutputRole => ChannelRole.Output;

    /// <summary>Sizes of the dimensions that follow the channels which are read and made.</summary>
    public virtual (long Input, long Output) Widths => (1, 1);

    /// <summary>The factory call with its arguments as they were evaluated: it makes the module of a layer that no plan changes.</summary>
    public Call? Creation { get; set; }

    /// <summary>A layer that differs in having a bias; null for kinds that take none.</summary>
    public virtual Layer? WithBias() => null;

    /// <summary>The operation of a call.</summary>
    public abstract Operation CreateOperation();

    /// <summary>What <see cref="State"/> is, asked for once.</summary>
    protected virtual IReadOnlyList<StateTensor> Tensors => [];
}

/// <summary>A parameter or buffer of a layer.</summary>
/// <param name="Name">Name within the layer, e.g. <c>weight</c>.</param>
/// <param name="Axes">What each dimension follows.</param>
/// <param name="IsParameter">Counted as a parameter; false for buffers.</param>
/// <param name="FixedElements">Product of the sizes that follow no channel.</param>
public sealed record StateTensor(string Name, StateAxis[] Axes, bool IsParameter = true, long FixedElements = 1);

/// <summary>What a dimension of a parameter follows.</summary>
public enum StateAxis
{
    /// <summary>The output channels.</summary>
    Output,

    /// <summary>The input channels.</summary>
    Input,

    /// <summary>Neither: kernel sizes.</summary>
    Fixed,
}
