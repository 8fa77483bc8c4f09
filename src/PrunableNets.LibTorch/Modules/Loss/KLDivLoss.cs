namespace TorchSharp.Modules;

public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public KLDivLoss(bool log_target = true, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) => this.log_target = log_target;

    public bool log_target { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.kl_div(input, target, log_target, reduction);
}
