using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// The gates of a network as one vector of logits, all groups one after the other, so that an optimiser step and a cost term
/// take a handful of operations whatever the number of layers. A gate multiplies its channel: lambda = sigmoid(alpha) in (0, 1).
/// AutoBot (arXiv 2111.09635).
/// </summary>
public sealed partial class ChannelGates : Module
{
    /// <summary>Every gate starts at lambda = 0.9 (AutoBot).</summary>
    public const double InitialLambda = 0.9;

    private const string AlphaName = "alpha";

    private readonly Architecture architecture;
    private readonly long[] sizes;
    private Tensor? mask;
    private Tensor? held;

    public ChannelGates(Architecture architecture) : base(nameof(ChannelGates))
    {
        ArgumentNullException.ThrowIfNull(architecture);
        this.architecture = architecture;
        sizes = [.. architecture.Groups.Select(static g => (long)g.Channels)];
        register_parameter(AlphaName, new Parameter(full((long)architecture.GateCount, InitialAlpha, float32)));
    }

    /// <summary>The logits, [<see cref="Architecture.GateCount"/>], in the order of <see cref="Architecture.Groups"/>.</summary>
    // Looked up, because moving a module to another device replaces its parameters.
    public Parameter Alpha => get_parameter(AlphaName)!;

    /// <summary>True while a 0/1 mask stands in for the logits.</summary>
    public bool IsHard => mask is not null;

    /// <summary>What stands at soft gates in place of the plain product; null for the product.</summary>
    internal GateSites? Sites { get; set; }

    private GateSites? Passing => IsHard && held is null ? null : Sites;

    private static double InitialAlpha => Math.Log(InitialLambda / (1 - InitialLambda));

    /// <summary>
    /// The gates, [<see cref="Architecture.GateCount"/>]: sigmoid(alpha), or the 0/1 mask after <see cref="Harden"/> or <see cref="OpenAll"/>; or what is
    /// held (<see cref="Hold"/>).
    /// </summary>
    public Tensor Lambda() => held is not null ? held.alias() : mask is null ? Alpha.sigmoid() : mask.to(Alpha.dtype, Alpha.device);

    /// <summary>
    /// Holds the gates at other values until the result is disposed, whatever they are otherwise: any numbers, and a leaf that gradients are
    /// asked of (criteria: dL / d gate).
    /// </summary>
    /// <param name="lambda">[<see cref="Architecture.GateCount"/>]; belongs to the caller.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public IDisposable Hold(Tensor lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        if (lambda.dim() != 1 || lambda.shape[0] != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, the tensor is [{string.Join(", ", lambda.shape)}].", nameof(lambda));
        var before = held;
        held = lambda;
        return new Undo(() => held = before);
    }

    /// <summary>Holds every gate open until the result is disposed, which makes the gated network the dense one.</summary>
    internal IDisposable HoldOpen()
    {
        using var guard = no_grad();
        // It outlives any dispose scope the caller may have open.
        var open = ones_like(Alpha).DetachFromDisposeScope();
        var held = Hold(open);
        return new Undo(() =>
        {
            held.Dispose();
            open.Dispose();
        });
    }

    /// <summary>Puts something in place of the plain product until the result is disposed.</summary>
    internal IDisposable Place(GateSites sites)
    {
        var before = Sites;
        Sites = sites;
        return new Undo(() => Sites = before);
    }

    /// <summary>One tensor [C] a group, in the order of the groups. Begins a pass of the gated network.</summary>
    public Tensor[] Split()
    {
        Passing?.Begin();
        using var lambda = Lambda();
        return lambda.split(sizes, 0);
    }

    /// <summary>The mean gate of each group, in the order of the groups.</summary>
    internal double[] Openness()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var lambda = Lambda().cpu().to(float32).data<float>().ToArray();
        var (means, start) = (new double[sizes.Length], 0);
        for (var group = 0; group < sizes.Length; start += (int)sizes[group++])
            means[group] = lambda.AsSpan(start, (int)sizes[group]).ToArray().Average();
        return means;
    }

    /// <summary>Replaces the gates by the plan's 0/1 mask; the logits keep their values.</summary>
    /// <exception cref="ArgumentException">The plan is for another number of gates.</exception>
    public void Harden(PruningPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var keep = plan.ToMask();
        if (keep.Length != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, the plan {keep.Length}.", nameof(plan));
        SetMask(keep);
    }

    /// <summary>Opens every gate fully, which makes the gated network equal the dense one.</summary>
    public void OpenAll() => SetMask(Enumerable.Repeat(true, architecture.GateCount));

    /// <summary>Returns to sigmoid(alpha).</summary>
    public void Soften()
    {
        mask?.Dispose();
        mask = null;
    }

    /// <summary>Multiplies dimension <paramref name="dim"/> of <paramref name="x"/> by <paramref name="gate"/>, [C].</summary>
    public Tensor Apply(Tensor x, Tensor gate, int dim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        if (Passing is { } site)
            return site.Apply(x, gate, dim);
        return Multiply(x, gate, dim);
    }

    /// <summary>The plain product.</summary>
    internal static Tensor Multiply(Tensor x, Tensor gate, int dim)
    {
        using var aligned = Align(gate, x, dim);
        return x.mul(aligned);
    }

    /// <summary>
    /// Batch norm with its channels, [N, C, ...], multiplied by <paramref name="gate"/>, [C]. In evaluation the gates go into scale and
    /// shift, which saves a pass over the activations forward and two backward.
    /// </summary>
    public Tensor Normalize(BatchNorm norm, Tensor x, Tensor gate)
    {
        ArgumentNullException.ThrowIfNull(norm);
        if (Passing?.HasComputed(norm) == true)
            return Apply(x, gate, 1);
        if (Passing is not null || norm.training || norm is not { track_running_stats: true, weight: { } scale, bias: { } shift })
        {
            using var y = norm.call(x);
            return Apply(y, gate, 1);
        }
        using var weight = scale.mul(gate);
        using var bias = shift.mul(gate);
        return functional.batch_norm(x, norm.running_mean, norm.running_var, weight, bias, training: false, eps: norm.eps);
    }

    /// <summary><paramref name="channels"/>, [C], in a shape that goes with dimension <paramref name="dim"/> of <paramref name="x"/>.</summary>
    internal static Tensor Align(Tensor channels, Tensor x, int dim)
    {
        var shape = new long[(int)x.dim() - dim];
        Array.Fill(shape, 1);
        shape[0] = -1;
        return channels.view(shape);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Soften();
        base.Dispose(disposing);
    }

    private void SetMask(System.Collections.Generic.IEnumerable<bool> keep)
    {
        Soften();
        // The mask outlives any dispose scope the caller may have open.
        mask = tensor(keep.Select(static k => k ? 1f : 0f).ToArray(), float32).InOwnMemory().DetachFromDisposeScope();
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
