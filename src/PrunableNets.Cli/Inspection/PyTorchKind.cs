using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;

namespace PrunableNets.Cli.Inspection;

/// <summary>
/// A state dict of PyTorch, which is a pickle: it is unpickled by a reader that knows tensors and runs nothing, but makes them, with
/// libtorch.
/// </summary>
internal sealed class PyTorchKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [".pth", ".pt", ".th"];

    public override Finding Read(string path)
    {
        if (!Models.Torch.IsThere)
            throw new InvalidDataException($"To read '{path}', libtorch is needed; name a program that has it: --with <project>.");
        return TensorTable.Finding(
            "PyTorch", [.. WeightFile.Read(path).Select(static t => new TensorEntry(t.Key, t.Value.dtype.ToString(), t.Value.shape))],
            new Dictionary<string, string>());
    }
}
