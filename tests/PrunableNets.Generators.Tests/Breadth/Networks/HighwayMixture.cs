// expect: parameters 9303, macs 9004, groups 2, gates 52, notes 1
// Highway layers (Srivastava et al. 2015) and a maxout layer (Goodfellow et al. 2013) before a mixture density head (Bishop 1994), built fluently.
[Prunable("20")]
public sealed partial class HighwayMixture : Module<Tensor, Tensor>
{
    private readonly Sequential trunk;
    private readonly MixtureHead head;

    public HighwayMixture(long input = 20, long targets = 2, long components = 3) : base(nameof(HighwayMixture))
    {
        trunk = new Builder(input)
            .Then(n => Linear(n, 32), 32)
            .Then(_ => Tanh())
            .Repeat(3, n => new Highway(n, bias: -2.0))
            .Then(n => new Maxout(n, 20, pieces: 3), 20)
            .Build();
        head = new MixtureHead(20, targets, components);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (pi, mu, sigma) = head.call(trunk.call(x));
        return torch.cat([pi, mu.flatten(1), sigma.flatten(1)], dim: 1);
    }

    private sealed class Builder(long width)
    {
        private readonly List<(string Name, Module<Tensor, Tensor> Layer)> layers = [];

        public Builder Then(Func<long, Module<Tensor, Tensor>> layer, long? output = null)
        {
            layers.Add(($"layer{layers.Count}", layer(width)));
            width = output ?? width;
            return this;
        }

        public Builder Repeat(int times, Func<long, Module<Tensor, Tensor>> layer) => times == 0 ? this : Then(layer).Repeat(times - 1, layer);

        public Sequential Build() => Sequential(layers.ToArray());
    }

    private sealed class Highway : Module<Tensor, Tensor>
    {
        private readonly Linear plain, gate;

        public Highway(long size, double bias) : base(nameof(Highway))
        {
            plain = Linear(size, size);
            gate = Linear(size, size);
            init.constant_(gate.bias!, bias);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var T = torch.sigmoid(gate.call(x));
            return functional.relu(plain.call(x)) * T + x * (1.0 - T);
        }
    }

    private sealed class Maxout : Module<Tensor, Tensor>
    {
        private readonly long units, pieces;
        private readonly Linear lin;

        public Maxout(long size, long units, long pieces) : base(nameof(Maxout))
        {
            (this.units, this.pieces) = (units, pieces);
            lin = Linear(size, units * pieces);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (best, _) = lin.call(x).view(-1, units, pieces).max(dim: 2);
            return best;
        }
    }

    private sealed class MixtureHead : Module<Tensor, (Tensor Pi, Tensor Mu, Tensor Sigma)>
    {
        private readonly long targets, components;
        private readonly Linear pi, mu, sigma;

        public MixtureHead(long input, long targets, long components) : base(nameof(MixtureHead))
        {
            this.targets = targets;
            this.components = components;
            pi = Linear(input, components);
            mu = Linear(input, components * targets);
            sigma = Linear(input, components * targets);
            RegisterComponents();
        }

        public override (Tensor Pi, Tensor Mu, Tensor Sigma) forward(Tensor h)
        {
            var weights = functional.softmax(pi.call(h), dim: -1);
            var means = mu.call(h).view(-1, components, targets);
            var deviations = (functional.elu(sigma.call(h), alpha: 1.0) + 1 + 1e-6).view(-1, components, targets);
            return (weights, means, deviations);
        }
    }
}
