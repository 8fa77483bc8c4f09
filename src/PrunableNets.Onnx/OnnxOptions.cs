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

    /// <summary>Entries of the model's metadata, beside those that are always there: an accuracy, a data set.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();
}
