namespace TorchSharp.Modules;

public sealed class NLLLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public NLLLoss(torch.Tensor weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.nll_loss(input, target, weight, reduction);
}
