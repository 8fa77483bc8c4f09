using System.Collections.Generic;
using System.Linq;
using PrunableNets.Formats;

namespace PrunableNets.Cli.Inspection;

/// <summary>Weights as <c>Module.save</c> of TorchSharp writes them.</summary>
internal sealed class TorchSharpKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [".dat"];

    public override Finding Read(string path) => TensorTable.Finding(
        "TorchSharp", [.. TorchSharpFile.Describe(path).Select(static t => new TensorEntry(t.Name, t.Type.ToString(), t.Shape))],
        new Dictionary<string, string>());
}
