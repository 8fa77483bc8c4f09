namespace TorchSharp.Modules;

public sealed class BCELoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public BCELoss(torch.Tensor weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.binary_cross_entropy(input, target, weight, reduction);
}
