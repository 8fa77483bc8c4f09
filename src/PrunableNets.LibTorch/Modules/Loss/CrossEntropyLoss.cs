namespace TorchSharp.Modules;

public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public CrossEntropyLoss(torch.Tensor weight = null, long? ignore_index = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double label_smoothing = 0) : base(weight, reduction) =>
        (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);

    public double label_smoothing { get; }
    public long? ignore_index { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}
