namespace TorchSharp.Modules;

public sealed class MultiLabelMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MultiLabelMarginLoss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.multi_label_margin_loss(input, target, reduction);
}
