// expect: parameters 1513, macs 1440, groups 2, gates 64, notes 0
// An actor and a critic on one body, joined into one tensor; a switch chooses the activation.
[Prunable("8")]
public sealed partial class ActorCritic : Module<Tensor, Tensor>
{
    public enum Activation { Relu, Tanh, Elu }

    private readonly Sequential body;
    private readonly Linear action_head, value_head;
    private readonly Parameter log_std;

    public ActorCritic(Activation activation = Activation.Tanh, int hidden = 32, string init_scheme = "orthogonal") : base(nameof(ActorCritic))
    {
        Module<Tensor, Tensor> Act() => activation switch
        {
            Activation.Relu => ReLU(),
            Activation.Tanh => Tanh(),
            Activation.Elu => ELU(alpha: 1.0),
            _ => throw new ArgumentOutOfRangeException(nameof(activation)),
        };
        body = Sequential(Linear(8, hidden), Act(), Linear(hidden, hidden), Act());
        action_head = Linear(hidden, 4);
        value_head = Linear(hidden, 1);
        log_std = Parameter(torch.full(4, -0.5));
        RegisterComponents();
        switch (init_scheme.ToLowerInvariant())
        {
            case "orthogonal":
                foreach (var p in parameters())
                    if (p.dim() >= 2)
                        init.orthogonal_(p, Math.Sqrt(2));
                break;
            case "xavier":
                foreach (var p in parameters().Where(p => p.dim() >= 2))
                    init.xavier_uniform_(p);
                break;
            default:
                throw new ArgumentException(init_scheme);
        }
    }

    public (Tensor Mean, Tensor Std, Tensor Value) Evaluate(Tensor state)
    {
        var h = body.call(state);
        var mean = action_head.call(h);
        return (mean, log_std.exp().expand_as(mean), value_head.call(h));
    }

    public override Tensor forward(Tensor state)
    {
        var (mean, std, value) = Evaluate(state);
        return torch.cat([mean, std, value], dim: -1);
    }
}
