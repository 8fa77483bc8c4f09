using System;
using System.Collections.Generic;

namespace PrunableNets.Onnx;

/// <summary>How a network is written.</summary>
public sealed class OnnxOptions
{
    /// <summary>
    /// Batch norms go into the convolutions and linear layers in front of them. The model is smaller; its weights are no longer those of
    /// the state dict. Only where no gate stands between.
    /// </summary>
    public bool FoldBatchNorms { get; set; }

    /// <summary>
    /// Widths of a slim network are written in multiples of this, filled up with filters of zero where nothing but weights reads the
    /// channels together: the fast kernels of runtimes take whole blocks of channels. 1 writes the widths as they are. Measured for 1, 8
    /// and 16 (docs/benchmarks.md).
    /// </summary>
    public int RoundTo { get; set; } = 8;

    /// <summary>Entries of the model's metadata, beside those that are always there: an accuracy, a data set.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the message names it.</exception>
    internal void Validate()
    {
        if (RoundTo < 1)
            throw new ArgumentOutOfRangeException(nameof(RoundTo), RoundTo, "Widths are multiples of one channel at least.");
    }
}
