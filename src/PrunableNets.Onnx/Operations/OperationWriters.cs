using System.Collections.Generic;
using System.Linq;
using PrunableNets.Onnx.Operations.Elementwise;
using PrunableNets.Onnx.Operations.Layers;
using PrunableNets.Onnx.Operations.Pooling;
using PrunableNets.Onnx.Operations.Positions;
using PrunableNets.Onnx.Operations.Products;
using PrunableNets.Onnx.Operations.Resampling;
using PrunableNets.Onnx.Operations.Shaping;
using PrunableNets.Onnx.Operations.Tensors;

namespace PrunableNets.Onnx.Operations;

/// <summary>The writers of all operations that ONNX has words for.</summary>
internal static class OperationWriters
{
    private static readonly Dictionary<string, OperationWriter> ByOperation = new OperationWriter[]
    {
        // Elementwise
        new ActivationWriter(), new ArithmeticWriter(), new ComparisonWriter(),
        new ConversionWriter(), new GeluWriter(), new IdentityWriter(), new MaskedFillWriter(),
        new PowerWriter(), new RangeWriter(), new RemainderWriter(), new SoftmaxWriter(), new TriangleWriter(),
        // Layers
        new BatchNormWriter(), new BilinearWriter(), new ConvolutionWriter(),
        new ConvolutionTransposeWriter(), new EmbeddingWriter(), new GroupNormWriter(),
        new InstanceNormWriter(), new LayerNormWriter(), new LinearWriter(),
        new LocalResponseNormWriter(), new PReLUWriter(), new RecurrentWriter(),
        // Pooling
        new AdaptivePoolWriter(), new PoolWriter(),
        // Positions
        new ArgumentWriter(), new CumulativeSumWriter(), new ExtremumWriter(),
        new FlipWriter(), new GatherWriter(), new NormalizeWriter(), new ReductionWriter(),
        new ResultWriter(), new RollWriter(), new SortWriter(),
        // Products
        new AttentionWriter(), new EinsumWriter(),
        // Resampling
        new InterpolateWriter(), new PixelShuffleWriter(), new PixelUnshuffleWriter(),
        // Shaping
        new ConcatenateWriter(), new ExpandWriter(), new PadWriter(),
        new PermuteWriter(), new ReduceWriter(), new ReorderWriter(), new RepeatWriter(),
        new RepeatInterleaveWriter(), new ReshapeWriter(), new SelectWriter(), new SliceWriter(),
        // Tensors
        new FilledWriter(), new LiteralWriter(), new SequenceWriter(), new TensorWriter(),
    }.SelectMany(static w => w.Operations.Select(o => (Operation: o, Writer: w)))
        .ToDictionary(static w => w.Operation, static w => w.Writer);

    /// <summary>The names of all operations that are written.</summary>
    public static IEnumerable<string> Operations => ByOperation.Keys;

    /// <exception cref="OnnxExportException">There is none.</exception>
    public static OperationWriter Of(GraphNode node) => ByOperation.TryGetValue(node.Operation, out var writer)
        ? writer
        : throw new OnnxExportException(
            $"{(node.Layer is { } path ? $"Layer {path}" : "An operation of forward")} is {node.Operation}, "
            + "which has no counterpart in ONNX here. docs/onnx.md has a list of those that have.");
}
