namespace TorchSharp.Modules;

public sealed class MSELoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MSELoss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.mse_loss(input, target, reduction);
}
