// expect: parameters 969, macs 1408, groups 1, gates 20, notes 0, float32 alone
// A recurrence written out, whose steps hold one weight (assigned from one to the next), which is also registered under two names (weight tying; Dehghani et al. 2019).
[Prunable("12")]
public sealed partial class TiedChain : Module<Tensor, Tensor>
{
    private readonly Linear widen, embed, first, second, third, head;

    public TiedChain() : base("chain")
    {
        widen = Linear(12, 20);
        embed = Linear(20, 16);
        (first, second, third) = (Linear(16, 16), Linear(16, 16), Linear(16, 16));
        head = Linear(16, 5);
        second.weight = first.weight!;
        third.weight = second.weight!;
        third.bias = second.bias!;
        register_parameter("step", third.weight!);
        register_parameter("again", first.weight!);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = embed.call(widen.call(x).relu()).relu();
        foreach (var step in new[] { first, second, third })
            x = step.call(x).relu();
        return head.call(x);
    }
}
