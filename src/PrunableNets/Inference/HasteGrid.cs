using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Cuts an input into patches, and puts their outputs together.</summary>
/// <param name="Samples">N.</param>
/// <param name="Rows">Along the height.</param>
/// <param name="Columns">Along the width.</param>
internal sealed record HasteGrid(long Samples, HasteAxis Rows, HasteAxis Columns)
{
    public static HasteGrid Of(Conv2d convolution, long[] shape, long patch) =>
        new(shape[0], HasteAxis.Of(convolution, 0, shape[2], patch), HasteAxis.Of(convolution, 1, shape[3], patch));

    /// <param name="x">[N, C, H, W].</param>
    /// <returns>[N * rows * columns, C, s, s].</returns>
    public Tensor Cut(Tensor x)
    {
        var padded = functional.pad(x, (Columns.Before, Columns.After, Rows.Before, Rows.After));
        return padded.narrow(2, 0, Rows.Covered).narrow(3, 0, Columns.Covered)
            .unfold(2, Rows.Patch, Rows.Step).unfold(3, Columns.Patch, Columns.Step)
            .permute(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1], Rows.Patch, Columns.Patch);
    }

    /// <param name="outputs">[N * rows * columns, O, outputs of a patch].</param>
    /// <returns>[N, O, H', W'].</returns>
    public Tensor Join(Tensor outputs)
    {
        var channels = outputs.shape[1];
        return outputs.reshape(Samples, Rows.Patches, Columns.Patches, channels, Rows.PerPatch, Columns.PerPatch)
            .permute(0, 3, 1, 4, 2, 5).reshape(Samples, channels, Rows.Patches * Rows.PerPatch, Columns.Patches * Columns.PerPatch)
            .narrow(2, 0, Rows.Outputs).narrow(3, 0, Columns.Outputs).contiguous();
    }

    /// <summary>Outputs of a patch that are in the output, by the patch's index.</summary>
    public long OutputsOf(long patch) =>
        Rows.OutputsOf(patch / Columns.Patches % Rows.Patches) * Columns.OutputsOf(patch % Columns.Patches);
}
