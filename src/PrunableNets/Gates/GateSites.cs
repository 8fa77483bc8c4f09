using System.Collections.Generic;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// What stands at the gates in place of the plain product. A site is known by its turn in <c>forward</c>, which is the same in every pass,
/// since its control flow was settled at compile time.
/// </summary>
internal abstract class GateSites
{
    private int next;

    /// <summary>Runs a gated network once with this at its sites: in evaluation mode, without gradients.</summary>
    /// <param name="gated">The network.</param>
    /// <param name="gates">What its gates are held at.</param>
    /// <param name="inputs">What it is given.</param>
    public void Run(IGatedModule gated, Tensor gates, IReadOnlyList<Tensor> inputs)
    {
        using var evaluation = new EvaluationScope(gated.Module);
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        using var held = gated.Gates.Hold(gates);
        using var sites = gated.Gates.Place(this);
        gated.Module.Call(inputs);
    }

    /// <summary>A pass begins.</summary>
    public void Begin() => next = 0;

    /// <summary>Stands for <see cref="ChannelGates.Apply"/> at the next site.</summary>
    public Tensor Apply(Tensor x, Tensor gate, int dim) => Apply(next++, x, gate, dim);

    /// <summary>A gate weighs a statistic over channels, which no site stands for.</summary>
    public virtual void Read(Tensor gate)
    {
    }

    /// <summary>
    /// Asked for each batch norm that is given gates: whether it is not to be called, because the layer in front of it has computed it.
    /// </summary>
    public virtual bool HasComputed(BatchNorm norm) => false;

    protected abstract Tensor Apply(int site, Tensor x, Tensor gate, int dim);
}
