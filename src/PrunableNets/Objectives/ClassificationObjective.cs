using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Cross entropy, of samples or of pixels.</summary>
internal sealed class ClassificationObjective(double labelSmoothing = 0) : Objective
{
    // PyTorch's ignore_index.
    private const long Ignored = -100;

    public override string Name => "cross entropy";

    internal override bool IsCrossEntropy => true;

    public override Tensor Loss(Tensor output, Batch batch) => functional.cross_entropy(output, batch.Target, label_smoothing: labelSmoothing);

    public override Tensor Right(Tensor output, Batch batch)
    {
        var right = output.argmax(1).eq(batch.Target);
        return batch.Target.dim() == 1 ? right : right.masked_select(batch.Target.ne(Ignored));
    }

    internal override Objective Smoothed(double labelSmoothing) => new ClassificationObjective(labelSmoothing);
}
