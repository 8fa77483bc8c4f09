namespace TorchSharp;

public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    public Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(nameof(Loss<T1, T2, TResult>)) => this.reduction = reduction;

    public torch.nn.Reduction reduction { get; }
}

public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    public WeightedLoss(torch.Tensor weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>The weight of each class, or null.</summary>
    public torch.Tensor weight { get; }
}
