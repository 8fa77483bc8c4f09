// The size of a selection is only known at run time.
[Prunable("16")]
public sealed partial class HardNegatives : Module<Tensor, Tensor>
{
    private readonly Linear score = Linear(16, 32), last = Linear(32, 2);

    public HardNegatives() : base(nameof(HardNegatives)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        var h = score.call(x);
        var kept = {|PRN1003:h.masked_select(h.gt(0))|};
        return last.call(h) + kept.mean();
    }
}
