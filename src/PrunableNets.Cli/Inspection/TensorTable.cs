using System.Collections.Generic;
using System.Linq;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Inspection;

/// <summary>Weights without their values, as every kind of weights shows them.</summary>
/// <param name="Name">In the state dict.</param>
/// <param name="Type">Of an element.</param>
/// <param name="Shape">Sizes.</param>
internal sealed record TensorEntry(string Name, string Type, IReadOnlyList<long> Shape)
{
    public long Elements => Shape.Aggregate(1L, static (product, size) => product * size);
}

/// <inheritdoc cref="TensorEntry"/>
internal static class TensorTable
{
    public static Finding Finding(string format, IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string> metadata) => new(
        new { Format = format, Elements = tensors.Sum(static t => t.Elements), Metadata = metadata, Tensors = tensors },
        metadata.Count == 0
            ? [() => Shown(format, tensors)]
            : [() => Tables.Pairs("metadata", metadata.Select(static m => (m.Key, m.Value))), () => Shown(format, tensors)]);

    private static IRenderable Shown(string format, IReadOnlyList<TensorEntry> tensors)
    {
        var table = Tables.Of(format, "type", "shape", ">elements");
        foreach (var tensor in tensors)
            table.Row(tensor.Name, tensor.Type, $"[{string.Join(", ", tensor.Shape)}]", Tables.Number(tensor.Elements));
        table.Row(Amount.Of(tensors.Count, "tensor"), "", "", Tables.Number(tensors.Sum(static t => t.Elements)));
        return table;
    }
}
