using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>A residual addition while the first batch is on its way: whether what the compiler knows of it can be heard.</summary>
/// <param name="addition">Of the compiler.</param>
/// <param name="layer">Whose outputs are added.</param>
/// <param name="dense">The reader of the other operand in the dense network.</param>
/// <param name="slim">The same in the slim network.</param>
internal sealed class HeardStream(ResidualAddition addition, SurveyedLayer layer, Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim)
{
    private long[] denseShape = [];
    private long[] slimShape = [];

    /// <summary>Null where the plan has removed one of the layers, or a module is of another kind.</summary>
    /// <param name="addition">Of the compiler.</param>
    /// <param name="layers">Those that may be solved.</param>
    /// <param name="whole">The dense network's modules by path.</param>
    /// <param name="modules">The slim network's.</param>
    public static HeardStream? Of(
        ResidualAddition addition, List<SurveyedLayer> layers, Dictionary<string, Module> whole, Dictionary<string, Module> modules) =>
        layers.Find(l => ReferenceEquals(l.Slim, modules.GetValueOrDefault(addition.Layer))) is { } layer
        && whole.GetValueOrDefault(addition.Reader) is Module<Tensor, Tensor> dense
        && modules.GetValueOrDefault(addition.Reader) is Module<Tensor, Tensor> slim
            ? new HeardStream(addition, layer, dense, slim)
            : null;

    /// <summary>Hears both networks.</summary>
    public IDisposable[] Listen() => [Listening.Before(dense, x => denseShape = x.shape), Listening.Before(slim, x => slimShape = x.shape)];

    /// <summary>Tells the layer, if its outputs go into the addition through no norm but the one that it has.</summary>
    /// <param name="modules">The slim network's by path.</param>
    public void Join(Dictionary<string, Module> modules)
    {
        var norm = addition.Norm is null ? null : modules.GetValueOrDefault(addition.Norm);
        if (ReferenceEquals(norm, layer.Norm))
            layer.Join(new ResidualStream(dense, slim), denseShape, slimShape);
    }
}
