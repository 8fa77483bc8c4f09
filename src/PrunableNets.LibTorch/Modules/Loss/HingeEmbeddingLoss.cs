namespace TorchSharp.Modules;

public sealed class HingeEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public HingeEmbeddingLoss(double margin = 0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) => this.margin = margin;

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.hinge_embedding_loss(input, target, margin, reduction);
}
