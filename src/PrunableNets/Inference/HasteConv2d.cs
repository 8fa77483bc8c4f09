using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// HASTE (Meiner, Mehnert and Condurache, "Data-Free Dynamic Compression of CNNs for Tractable Efficiency", arXiv 2309.17211): a
/// convolution that merges, in every patch of its input, the channels that are alike. They are found by hashing; a bucket's channels become
/// their mean and the filters' channels their sum, by the distributive law, and the convolution has as many input channels as there are
/// buckets. Nothing is trained, and nothing of it is kept from one input to the next.
/// </summary>
/// <remarks>
/// It computes what the method computes, in general tensor operations, and counts what that costs; it is not faster than the convolution
/// that it wraps. There is no public code: that channels are centred by their mean over the channels of the patch, and how edges are
/// padded, is read from the description.
/// </remarks>
public sealed class HasteConv2d : Module<Tensor, Tensor>
{
    // Patches at a time: each has filters of its own while it is computed.
    private const int Chunk = 256;
    private readonly Conv2d convolution;
    private readonly HasteOptions options;
    private readonly HasteHash hash;

    /// <param name="convolution">A convolution without groups, padded with zeros or not at all; it is this module's from now on.</param>
    /// <param name="options">How it hashes.</param>
    /// <exception cref="ArgumentException">The convolution has groups (one input channel a group leaves nothing to merge) or pads with
    /// something else; or its kernel spans more than a patch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public HasteConv2d(Conv2d convolution, HasteOptions options)
        : base(nameof(HasteConv2d))
    {
        ArgumentNullException.ThrowIfNull(convolution);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (convolution.groups != 1)
            throw new ArgumentException($"The convolution has {convolution.groups} groups; it must have one.", nameof(convolution));
        if (convolution.padding_mode != PaddingModes.Zeros)
            throw new ArgumentException($"The convolution pads with {convolution.padding_mode}; patches have zeros.", nameof(convolution));
        var span = Math.Max(HasteAxis.Span(convolution, 0), HasteAxis.Span(convolution, 1));
        if (options.PatchSize < span)
            throw new ArgumentException(
                $"The kernel spans {span} pixels and a patch {options.PatchSize}; raise {nameof(options.PatchSize)}.", nameof(options));
        (this.convolution, this.options, hash) = (convolution, options, new HasteHash(options));
        register_module(nameof(convolution), convolution);
    }

    /// <summary>
    /// Operations of the last forward: multiply-accumulates of the merged convolutions, and every addition, division and comparison of
    /// hashing and merging; without bias. Outputs of a patch that are beyond the output's edge are not counted, a program for it would not
    /// compute them. 0 before the first forward.
    /// </summary>
    public long LastFlops { get; private set; }

    /// <summary>Multiply-accumulates that the convolution itself takes for the last input, without bias.</summary>
    public long DenseFlops { get; private set; }

    /// <summary>Input channels that were left by merging in the last forward, the mean over all patches.</summary>
    public double LastChannels { get; private set; }

    /// <summary>The convolution of the merged input; no gradients pass.</summary>
    /// <param name="input">[N, C, H, W].</param>
    /// <returns>[N, O, H', W'], as the convolution gives it.</returns>
    /// <exception cref="ArgumentException">The input has another shape, or is smaller than the kernel.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || input.shape[1] != convolution.in_channels)
            throw new ArgumentException($"[{string.Join(", ", input.shape)}] is not [N, {convolution.in_channels}, H, W].", nameof(input));
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var grid = HasteGrid.Of(convolution, input.shape, options.PatchSize);
        var patches = grid.Cut(input);
        var (buckets, counts) = hash.Of(patches.flatten(2));
        var widths = counts.cpu().data<long>().ToArray();
        var merge = new HasteMerge(convolution);
        var perPatch = grid.Rows.PerPatch * grid.Columns.PerPatch;
        var outputs = zeros(patches.shape[0], convolution.out_channels, perPatch, input.dtype, input.device);
        foreach (var width in Enumerable.Range(0, widths.Length).GroupBy(p => widths[p]))
        {
            foreach (var members in width.Chunk(Chunk))
            {
                using var inner = NewDisposeScope();
                var index = tensor(Array.ConvertAll(members, static m => (long)m), device: input.device);
                outputs.index_add_(0, index, merge.Convolve(patches.index_select(0, index), buckets.index_select(0, index), width.Key), 1);
            }
        }
        Count(grid, widths, merge.Means);
        var joined = grid.Join(outputs);
        return (convolution.bias is { } bias ? joined.add(bias.reshape(1, -1, 1, 1)) : joined).MoveToOuterDisposeScope();
    }

    private void Count(HasteGrid grid, long[] widths, long means)
    {
        var kernel = convolution.weight.shape;
        var (inputs, filters, pixels) = (kernel[1], kernel[0] * kernel[2] * kernel[3], (long)options.PatchSize * options.PatchSize);
        var merged = widths.Sum(w => inputs - w);
        LastFlops = (widths.Length * inputs * hash.Operations) + ((merged + means) * pixels) + (merged * filters)
            + widths.Select((w, patch) => w * filters * grid.OutputsOf(patch)).Sum();
        DenseFlops = grid.Samples * grid.Rows.Outputs * grid.Columns.Outputs * inputs * filters;
        LastChannels = widths.Average();
    }
}
