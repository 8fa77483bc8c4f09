using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Hears what goes into a module and comes out of it, until disposed.</summary>
internal sealed class Listening : IDisposable
{
    private readonly Action end;

    private Listening(Action end) => this.end = end;

    /// <param name="module">Listened to.</param>
    /// <param name="heard">Told input and output of each call.</param>
    public static Listening To(Module<Tensor, Tensor> module, Action<Tensor, Tensor> heard) => new(module.register_forward_hook((_, x, y) =>
    {
        heard(x, y);
        return y;
    }).remove);

    /// <param name="module">Listened to.</param>
    /// <param name="heard">Told the input before each call.</param>
    public static Listening Before(Module<Tensor, Tensor> module, Action<Tensor> heard) => new(module.register_forward_pre_hook((_, x) =>
    {
        heard(x);
        return x;
    }).remove);

    public void Dispose() => end();
}
