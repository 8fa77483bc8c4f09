// A loop whose length depends on what the tensors hold is refused at what it reads.
[Prunable("8")]
public sealed partial class AdaptiveComputation : Module<Tensor, Tensor>
{
    private readonly Linear step = Linear(8, 8), halt = Linear(8, 1);

    public AdaptiveComputation() : base(nameof(AdaptiveComputation)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        while ({|PRN1002:halt.call(x).sigmoid().mean().item<float>()|} < 0.99f)
            x = functional.relu(step.call(x));
        return x;
    }
}
