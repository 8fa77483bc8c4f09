// expect: parameters 82640, macs 648576, groups 1, gates 24, notes 0
// Capsules (Sabour et al. 2017): primary capsules, prediction by einsum, three rounds of routing.
[Prunable("1x20x20")]
public sealed partial class CapsuleLike : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1, primary;
    private readonly Parameter W;
    private const int Rounds = 3;

    public CapsuleLike() : base("CapsNet")
    {
        conv1 = Conv2d(1, 24, 9);
        primary = Conv2d(24, 4 * 8, 5, stride: 2);
        W = Parameter(0.01 * torch.randn(10, 4 * 16, 12, 8));
        RegisterComponents();
    }

    private static Tensor Squash(Tensor x, long dim = -1)
    {
        var squared = (x * x).sum(dim, keepdim: true);
        var scale = squared / (1 + squared);
        return scale * x / (squared.sqrt() + 1e-8);
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.relu(conv1.call(x));
        x = primary.call(x);
        var u = Squash(x.view(x.shape[0], 4, 8, -1).permute(0, 1, 3, 2).reshape(x.shape[0], -1, 8));
        var u_hat = torch.einsum("nijd,bid->bnij", W.permute(0, 1, 2, 3).reshape(10, 64, 12, 8).transpose(1, 1), u);
        var b = torch.zeros_like(u_hat.sum(-1, keepdim: true));
        Tensor? v = null;
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var c = functional.softmax(b, 1);
            v = Squash((c * u_hat).sum(2));
            if (round < Rounds - 1)
                b = b + (u_hat * v.unsqueeze(2)).sum(-1, keepdim: true);
        }
        return v!.norm(-1);
    }
}
