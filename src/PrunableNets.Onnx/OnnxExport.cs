using System.Collections.Generic;
using PrunableNets.Onnx.Forms;
using PrunableNets.Onnx.Writing;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Onnx;

/// <summary>
/// Writes networks as ONNX models (opset 17), from the graph that the compiler found: nothing is traced, so that conditions, loops and
/// residual additions of the class are no obstacle. The batch may be of any size, and tensors are named after the layers that make them.
/// </summary>
public static class OnnxExport
{
    /// <summary>The dense network.</summary>
    /// <param name="architecture">What the compiler knows of it: <c>Model.Architecture</c>.</param>
    /// <param name="network">The network, with weights of 32 bits.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="OnnxExportException">An operation has no counterpart, or the network is another one.</exception>
    public static OnnxModel Dense(Architecture architecture, nn.Module network, OnnxOptions? options = null) =>
        Write(architecture, network, plan: null, isSlim: false, options);

    /// <summary>The dense network with a gate of zero at every channel that a plan removes: of the same outputs as the slim one.</summary>
    /// <param name="architecture">What the compiler knows of it.</param>
    /// <param name="network">The dense network.</param>
    /// <param name="plan">The channels that stay.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="OnnxExportException">An operation has no counterpart, or the network is another one.</exception>
    public static OnnxModel Gated(Architecture architecture, nn.Module network, PruningPlan plan, OnnxOptions? options = null) =>
        Write(architecture, network, plan, isSlim: false, options);

    /// <summary>The slim network.</summary>
    /// <param name="architecture">What the compiler knows of the dense one.</param>
    /// <param name="slim">A slim network: of <c>Model.CreateSlim</c>, or of the class that a build made.</param>
    /// <param name="plan">The plan that it was made by.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="OnnxExportException">An operation has no counterpart, or the network is another one.</exception>
    public static OnnxModel Slim(Architecture architecture, nn.Module slim, PruningPlan plan, OnnxOptions? options = null) =>
        Write(architecture, slim, plan, isSlim: true, options);

    private static OnnxModel Write(Architecture architecture, nn.Module network, PruningPlan? plan, bool isSlim, OnnxOptions? options)
    {
        options ??= new OnnxOptions();
        options.Validate();
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var weights = network.state_dict();
        // Buffers that are not to be stored are computed with all the same.
        foreach (var (key, buffer) in network.named_buffers())
            weights.TryAdd(key, buffer);
        var form = isSlim && options.RoundTo > 1
            ? NetworkForm.Rounded(architecture, weights, plan!, options.RoundTo)
            : new NetworkForm(architecture, weights, plan, isSlim);
        return new ModelWriter(form, options, plan).Write();
    }
}
