// expect: parameters 82284, macs 558496, groups 1, gates 16, notes 1
// Rainbow's network (Hessel et al. 2018; convolutions of van Hasselt et al. 2019): noisy dueling heads over atoms of returns, expected values at the end.
[Prunable("4x84x84")]
public sealed partial class RainbowC51 : Module<Tensor, Tensor>
{
    private readonly long atoms, action_space;
    private readonly Sequential convs;
    private readonly NoisyLinear fc_h_v, fc_h_a, fc_z_v, fc_z_a;
    private readonly Tensor support;

    public RainbowC51(long action_space = 5, long atoms = 21, double v_min = -10, double v_max = 10, long hidden_size = 48, double noisy_std = 0.1) : base("Rainbow")
    {
        (this.action_space, this.atoms) = (action_space, atoms);
        convs = Sequential(Conv2d(4, 16, 5, stride: 5), ReLU(), Conv2d(16, 32, 5, stride: 5), ReLU());
        const long conv_output_size = 32 * 3 * 3;
        fc_h_v = new NoisyLinear(conv_output_size, hidden_size, std_init: noisy_std);
        fc_h_a = new NoisyLinear(conv_output_size, hidden_size, std_init: noisy_std);
        fc_z_v = new NoisyLinear(hidden_size, atoms, std_init: noisy_std);
        fc_z_a = new NoisyLinear(hidden_size, action_space * atoms, std_init: noisy_std);
        support = torch.linspace(v_min, v_max, atoms);
        RegisterComponents();
    }

    private Tensor Distribution(Tensor x)
    {
        x = convs.call(x);
        x = x.view(-1, 288);
        var v = fc_z_v.call(functional.relu(fc_h_v.call(x)));
        var a = fc_z_a.call(functional.relu(fc_h_a.call(x)));
        (v, a) = (v.view(-1, 1, atoms), a.view(-1, action_space, atoms));
        var q = v + a - a.mean([1], keepdim: true);
        return functional.softmax(q, dim: 2);
    }

    public override Tensor forward(Tensor x) => (Distribution(x) * support).sum(2);

    private sealed class NoisyLinear : Module<Tensor, Tensor>
    {
        private readonly Parameter weight_mu, weight_sigma, bias_mu, bias_sigma;
        private readonly Tensor weight_epsilon, bias_epsilon;

        public NoisyLinear(long in_features, long out_features, double std_init = 0.5) : base(nameof(NoisyLinear))
        {
            var mu_range = 1 / Math.Sqrt(in_features);
            weight_mu = Parameter(torch.empty(out_features, in_features));
            weight_sigma = Parameter(torch.full(out_features, in_features, std_init / Math.Sqrt(in_features)));
            bias_mu = Parameter(torch.empty(out_features));
            bias_sigma = Parameter(torch.full(out_features, std_init / Math.Sqrt(out_features)));
            init.uniform_(weight_mu, -mu_range, mu_range);
            init.uniform_(bias_mu, -mu_range, mu_range);
            var (epsilon_in, epsilon_out) = (ScaleNoise(in_features), ScaleNoise(out_features));
            weight_epsilon = epsilon_out.outer(epsilon_in);
            bias_epsilon = epsilon_out;
            RegisterComponents();
        }

        private static Tensor ScaleNoise(long size)
        {
            var x = torch.randn(size);
            return x.sign().mul(x.abs().sqrt());
        }

        public override Tensor forward(Tensor input)
        {
            if (training)
                return functional.linear(input, weight_mu + weight_sigma * weight_epsilon, bias_mu + bias_sigma * bias_epsilon);
            return functional.linear(input, weight_mu, bias_mu);
        }
    }
}
