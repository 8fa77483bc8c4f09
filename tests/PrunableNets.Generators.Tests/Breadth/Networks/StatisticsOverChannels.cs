// expect: parameters 892, macs 30506, groups 4, gates 45, notes 0
// What is computed over channels beside norms: largest and smallest, variance and deviation, softmax; spatial attention (CBAM, Woo et al. 2018), experts
// weighed by a softmax, standardised features.
[Prunable("3x8x8")]
public sealed partial class StatisticsOverChannels : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 12, 3, padding: 1);
    private readonly Conv2d attention = Conv2d(3, 1, 3, padding: 1);
    private readonly Conv2d mixed = Conv2d(12, 10, 1);
    private readonly Linear experts = Linear(10, 9);
    private readonly Linear values = Linear(10, 9);
    private readonly Linear joined = Linear(9, 14);
    private readonly Linear head = Linear(14, 4);

    public StatisticsOverChannels() : base("statistics") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        // All values are below zero, where a channel that is set to zero would be the largest.
        var x = -torch.exp(stem.forward(input));
        var seen = attention.forward(torch.cat(new[] { x.amax(new long[] { 1 }, true), x.amin(new long[] { 1 }, true), x.std(new long[] { 1 }, true, true) }, 1));
        x = mixed.forward(x * torch.sigmoid(seen)).mean(new long[] { 2, 3 });
        var y = torch.softmax(experts.forward(x), -1) * values.forward(x);
        y = joined.forward(y);
        y = (y - y.mean(new long[] { -1 }, true)) / torch.sqrt(y.var(new long[] { -1 }, false, true) + 1e-5);
        return head.forward(y);
    }
}
