using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Convolves patches whose channels are merged: those of a bucket become their mean, and the filters' channels of the bucket their sum.
/// </summary>
internal sealed class HasteMerge
{
    private readonly Conv2d convolution;
    private readonly Tensor filters;

    /// <param name="convolution">Without groups.</param>
    public HasteMerge(Conv2d convolution)
    {
        this.convolution = convolution;
        // [C, O * kh * kw]: a bucket's sum goes over rows.
        filters = convolution.weight.permute(1, 0, 2, 3).reshape(convolution.in_channels, -1);
    }

    /// <summary>Means that were divided so far, of buckets with several channels.</summary>
    public long Means { get; private set; }

    /// <param name="patches">[P, C, s, s].</param>
    /// <param name="buckets">The bucket of each channel, int64 [P, C].</param>
    /// <param name="count">Buckets, the same number in each of these patches.</param>
    /// <returns>[P, O, outputs of a patch], without bias.</returns>
    public Tensor Convolve(Tensor patches, Tensor buckets, long count)
    {
        using var scope = NewDisposeScope();
        var (samples, side, kernel) = (patches.shape[0], patches.shape[2], convolution.weight.shape);
        // [P, buckets, C], 1 where the channel is in the bucket.
        var members = buckets.unsqueeze(1).eq(arange(count, int64, buckets.device).reshape(1, count, 1)).to(patches.dtype);
        var sizes = members.sum([2]).unsqueeze(2);
        Means += sizes.gt(1).sum().ToInt64();
        var inputs = members.matmul(patches.flatten(2)).div(sizes).reshape(samples, count, side, side);
        var columns = functional.unfold(inputs, (kernel[2], kernel[3]), Pair(convolution.dilation), stride: Pair(convolution.stride));
        var sums = members.matmul(filters).reshape(samples, count, kernel[0], -1).transpose(1, 2).reshape(samples, kernel[0], -1);
        return sums.matmul(columns).MoveToOuterDisposeScope();
    }

    private static (long, long) Pair(long[] values) => (values[0], values[^1]);
}
