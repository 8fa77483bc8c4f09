using System;
using System.Linq;
using PrunableNets.Generators.Emission.Graph.Calls;
using PrunableNets.Generators.Emission.Graph.Elementwise;
using PrunableNets.Generators.Emission.Graph.Layers;
using PrunableNets.Generators.Emission.Graph.Pooling;
using PrunableNets.Generators.Emission.Graph.Products;
using PrunableNets.Generators.Emission.Graph.Resampling;
using PrunableNets.Generators.Emission.Graph.Shaping;
using PrunableNets.Generators.Emission.Graph.Tensors;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph;

/// <summary>The writers of all operations.</summary>
internal static class GraphWriters
{
    private static readonly WritersByType<GraphWriter> ByType = new(new GraphWriter[]
    {
        // Calls
        new CallResultWriter(), new DimensionwiseWriter(), new LibraryCallWriter(), new OpaqueWriter(),
        // Elementwise
        new ActivationWriter(), new PlainWriter<Arithmetic>(), new CombinationWriter(), new ConversionWriter(), new DropoutWriter(),
        new MaskedFillWriter(), new ScalarArithmeticWriter(), new SoftmaxWriter(),
        new PlainWriter<Detach>(GraphWriter.Identity), new PlainWriter<TrainingChoice>(GraphWriter.Identity), new TriangleWriter(),
        // Layers
        new BatchNormWriter(), new ConvolutionWriter(), new ConvolutionTransposeWriter(), new PlainWriter<EmbeddingOperation>(),
        new PlainWriter<FlattenOperation>(GraphWriter.Reshape), new GroupNormWriter(), new InstanceNormWriter(), new LayerNormWriter(),
        new PlainWriter<LinearOperation>(), new PlainWriter<PReLU>(),
        // Pooling
        new AdaptivePoolWriter(), new PoolWriter(),
        // Products
        new ContractionWriter(), new ScaledDotProductAttentionWriter(),
        // Resampling
        new InterpolateWriter(), new PixelShuffleWriter(), new PixelUnshuffleWriter(),
        // Shaping
        new ChannelShuffleWriter(), new ConcatenateWriter(), new PlainWriter<Expand>(),
        new PlainWriter<GatherRows>("index"), new PadWriter(),
        new PermuteWriter(), new ReduceWriter(), new RepeatInterleaveWriter(),
        new RepeatWriter(), new PlainWriter<Reshape>(GraphWriter.Reshape),
        new SelectIndexWriter(), new SliceWriter(),
        // Tensors
        new CreationWriter(), new InputWriter(), new PlainWriter<TensorOperand>("tensor"),
        new WeightWriter(), new PlainWriter<ZerosOperation>(),
    }.ToDictionary(static w => w.Operation));

    /// <exception cref="InvalidOperationException">There is none; the message names the operation.</exception>
    public static GraphWriter Of(Operation operation) =>
        Find(operation.GetType())
            ?? throw new InvalidOperationException(
                $"{operation.GetType().Name} ({operation.Name}) has no writer in the graph of the architecture.");

    /// <summary>The writer of a kind of operation, or of what it is derived from; null where there is none.</summary>
    public static GraphWriter? Find(Type? operation) => ByType.Find(operation);
}
