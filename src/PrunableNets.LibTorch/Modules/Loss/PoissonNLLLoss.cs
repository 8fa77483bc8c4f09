namespace TorchSharp.Modules;

public sealed class PoissonNLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1E-08f, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) =>
        (this.log_input, this.full, this.eps) = (log_input, full, eps);

    public bool full { get; }
    public bool log_input { get; }
    public float eps { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
}
