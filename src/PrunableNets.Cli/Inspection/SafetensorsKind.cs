using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;

namespace PrunableNets.Cli.Inspection;

/// <summary>Weights, and checkpoints of runs, whose metadata tell which run they are of. Only the header is read.</summary>
internal sealed class SafetensorsKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [".safetensors", ".safetensors.previous", ".safetensors.next"];

    public override Finding Read(string path)
    {
        using var stream = File.OpenRead(path);
        var header = SafetensorsHeader.Read(stream, path);
        return TensorTable.Finding(
            "safetensors", [.. header.Entries.Select(static e => new TensorEntry(e.Name, e.Type.ToString(), e.Shape))], header.Metadata);
    }
}
