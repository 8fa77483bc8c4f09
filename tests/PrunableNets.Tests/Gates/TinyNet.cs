using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests;

/// <summary>
/// The smallest network with everything a generated model has, written by hand as the generator would: a residual branch that is added
/// in place, a convolution with bias, and a flatten. Input 3x8x8, four classes; three groups of 8, 6 and 5 channels.
/// </summary>
internal sealed class TinyNet : Module<Tensor, Tensor>, IPrunableModel<TinyNet>
{
    public const int Classes = 4;

    private readonly Conv2d conv1 = Conv2d(3, 6, 3, 1, 1, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(6);
    private readonly Conv2d conv2 = Conv2d(6, 8, 3, 1, 1, bias: false);
    private readonly BatchNorm2d bn2 = BatchNorm2d(8);
    private readonly Conv2d conv3 = Conv2d(8, 6, 3, 1, 1, bias: false);
    private readonly BatchNorm2d bn3 = BatchNorm2d(6);
    private readonly Conv2d conv4 = Conv2d(6, 5, 3, 2, 1);
    private readonly Linear linear = Linear(80, Classes);

    public TinyNet() : base(nameof(TinyNet)) => RegisterComponents();

    public static Architecture Architecture { get; } = CreateArchitecture("TinyNet.cs");

    public static TinyNet Create() => new();

    public static Gated CreateGated(TinyNet dense) => new(dense);

    public static Module<Tensor, Tensor> CreateSlim(TinyNet dense, PruningPlan plan)
    {
        var slim = new TinyNetSlim(plan);
        SlimWeights.Copy(dense, slim, Architecture, plan);
        return slim;
    }

    /// <summary>The plan that the class was built with, as far as a test plays the build.</summary>
    public static PruningPlan? BuiltPlan { get; set; }

    public static Module<Tensor, Tensor>? CreateBuiltSlim() => BuiltPlan is null ? null : new TinyNetSlim(BuiltPlan);

    static IGatedModule IPrunableModel<TinyNet>.CreateGated(TinyNet dense) => CreateGated(dense);

    static Module IPrunableModel<TinyNet>.CreateSlim(TinyNet dense, PruningPlan plan) => CreateSlim(dense, plan);

    static Module? IPrunableModel<TinyNet>.CreateBuiltSlim() => CreateBuiltSlim();

    public override Tensor forward(Tensor x)
    {
        x = functional.relu(bn1.call(conv1.call(x)));
        var y = functional.relu(bn2.call(conv2.call(x)));
        x = functional.relu(x + bn3.call(conv3.call(y)));
        return linear.call(functional.relu(conv4.call(x)).flatten(1));
    }

    /// <summary>The same, with what the three gates would multiply.</summary>
    public Tensor Trace(Tensor x, out Tensor first, out Tensor second, out Tensor third)
    {
        x = functional.relu(bn1.call(conv1.call(x)));
        first = functional.relu(bn2.call(conv2.call(x)));
        second = bn3.call(conv3.call(first));
        third = functional.relu(conv4.call(functional.relu(x + second)));
        return linear.call(third.flatten(1));
    }

    public static Architecture CreateArchitecture(string sourcePath)
    {
        ChannelLayout g0 = Group(0, 8), g1 = Group(1, 6), g2 = Group(2, 5);
        var state = new List<StateEntry>
        {
            new("conv2.weight", [g0, null, null, null]) { Roles = [ChannelRole.Output, 0, 0, 0] },
            new("conv3.weight", [g1, g0, null, null]) { Roles = [ChannelRole.Output, ChannelRole.Input, 0, 0] },
        };
        foreach (var name in new[] { "weight", "bias", "running_mean", "running_var" })
        {
            state.Add(new($"bn2.{name}", [g0]) { Roles = [ChannelRole.Norm] });
            state.Add(new($"bn3.{name}", [g1]) { Roles = [ChannelRole.Norm] });
        }
        state.Add(new("conv4.weight", [g2, null, null, null]) { Roles = [ChannelRole.Output, 0, 0, 0] });
        state.Add(new("conv4.bias", [g2]) { Roles = [ChannelRole.Output] });
        // Flatten makes 16 positions of every 4x4 channel.
        state.Add(new("linear.weight", [null, new ChannelLayout(new ChannelSegment(2, 0, 5, 16))]) { Roles = [0, ChannelRole.Input] });
        return new Architecture
        {
            Model = nameof(TinyNet), Fingerprint = "tiny-1", SourcePath = sourcePath, Inputs = [[3, 8, 8]], BatchDimensions = [0], Layers = [],
            Groups = [new(0, "conv2", 8, 0), new(1, "conv3", 6, 8), new(2, "conv4", 5, 14)],
            State = state,
            Parameters = new CostPolynomial(162 + 12 + Classes, [54 + 2, 2, 54 + 1 + 64], new WidthProduct(0, 1, 9)),
            Activations = new CostPolynomial(6 * 64 + Classes, [64, 64, 16]),
            Flops = new Dictionary<FlopsConvention, CostPolynomial>
            {
                [FlopsConvention.Mac] = new(162 * 64, [54 * 64, 0, 54 * 16 + 64], new WidthProduct(0, 1, 9 * 64)),
            },
        };

        static ChannelLayout Group(int index, int channels) => new(new ChannelSegment(index, 0, channels));
    }

    internal sealed class Gated : Module<Tensor, Tensor>, IGatedModule
    {
        private readonly TinyNet dense;

        public Gated(TinyNet dense) : base("TinyNetGated")
        {
            this.dense = dense;
            register_module("dense", dense);
            register_module("gates", Gates);
        }

        public ChannelGates Gates { get; } = new(Architecture);

        public override Tensor forward(Tensor x)
        {
            var gates = Gates.Split();
            x = functional.relu(dense.bn1.call(dense.conv1.call(x)));
            var y = Gates.Apply(functional.relu(dense.bn2.call(dense.conv2.call(x))), gates[0], 1);
            x = functional.relu(x + Gates.Apply(dense.bn3.call(dense.conv3.call(y)), gates[1], 1));
            return dense.linear.call(Gates.Apply(functional.relu(dense.conv4.call(x)), gates[2], 1).flatten(1));
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Gates.Dispose();
        }
    }
}
