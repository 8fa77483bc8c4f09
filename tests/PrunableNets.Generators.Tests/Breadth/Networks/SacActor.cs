// expect: parameters 4664, macs 4544, groups 2, gates 112, notes 0
// The actor of soft actor-critic (Haarnoja et al. 2018): a squashed Gaussian with a clamped log-deviation, scaled to the space of actions.
[Prunable("17")]
public sealed partial class SacActor : Module<Tensor, Tensor>
{
    private const double LOG_STD_MIN = -20, LOG_STD_MAX = 2;

    private static readonly (float Low, float High)[] ActionSpace = [(-1f, 1f), (-2f, 2f), (-0.4f, 0.4f), (0f, 1f)];

    private readonly Sequential net;
    private readonly Linear mu_layer, log_std_layer;
    private readonly Tensor action_scale, action_bias;

    public SacActor(string hidden_sizes = "64, 48", string activation = "relu") : base(nameof(SacActor))
    {
        int[] sizes = [17, .. hidden_sizes.Split(',').Select(int.Parse)];
        Func<Module<Tensor, Tensor>> act = activation switch
        {
            "relu" => () => ReLU(),
            "tanh" => () => Tanh(),
            "swish" or "silu" => () => SiLU(),
            { Length: > 0 } other => throw new NotSupportedException(other),
            _ => () => Identity(),
        };
        net = mlp(sizes, act, output_activation: act);
        mu_layer = Linear(sizes[^1], ActionSpace.Length);
        log_std_layer = Linear(sizes[^1], ActionSpace.Length);
        action_scale = torch.tensor(ActionSpace.Select(a => (a.High - a.Low) / 2).ToArray());
        action_bias = torch.tensor(ActionSpace.Select(a => (a.High + a.Low) / 2).ToArray());
        RegisterComponents();
    }

    private static Sequential mlp(ReadOnlySpan<int> sizes, Func<Module<Tensor, Tensor>> activation, Func<Module<Tensor, Tensor>> output_activation)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (int j = 0; j < sizes.Length - 1; j++)
        {
            var act = j < sizes.Length - 2 ? activation : output_activation;
            layers.Add(Linear(sizes[j], sizes[j + 1]));
            layers.Add(act());
        }
        return Sequential(layers);
    }

    public override Tensor forward(Tensor obs)
    {
        var net_out = net.call(obs);
        var mu = mu_layer.call(net_out);
        var log_std = torch.clamp(log_std_layer.call(net_out), LOG_STD_MIN, LOG_STD_MAX);
        var std = torch.exp(log_std);
        var pi_action = training ? mu + std * torch.randn_like(mu) : mu;
        var action = torch.tanh(pi_action) * action_scale + action_bias;
        return torch.cat([action, log_std], dim: -1);
    }
}
