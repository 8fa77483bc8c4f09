// A network with a tuple of results is refused as a whole; parts of it may be pruned.
[Prunable("8")]
public sealed partial class {|PRN0002:TwoResults|} : Module<Tensor, (Tensor Policy, Tensor Value)>
{
    private readonly Linear body = Linear(8, 16), policy = Linear(16, 4), value = Linear(16, 1);

    public TwoResults() : base(nameof(TwoResults)) => RegisterComponents();

    public override (Tensor Policy, Tensor Value) forward(Tensor x)
    {
        x = functional.relu(body.call(x));
        return (policy.call(x).softmax(-1), value.call(x));
    }
}
