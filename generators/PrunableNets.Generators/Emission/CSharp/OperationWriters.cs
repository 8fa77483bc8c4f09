using System;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp.Calls;
using PrunableNets.Generators.Emission.CSharp.Elementwise;
using PrunableNets.Generators.Emission.CSharp.Layers;
using PrunableNets.Generators.Emission.CSharp.Pooling;
using PrunableNets.Generators.Emission.CSharp.Products;
using PrunableNets.Generators.Emission.CSharp.Resampling;
using PrunableNets.Generators.Emission.CSharp.Shaping;
using PrunableNets.Generators.Emission.CSharp.Tensors;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>The writers of all operations.</summary>
internal static class OperationWriters
{
    private static readonly WritersByType<OperationWriter> ByType = new(new OperationWriter[]
    {
        // Calls
        new CallResultWriter(), new LibraryCallWriter(), new OpaqueWriter(),
        // Elementwise
        new ActivationWriter(), new ArithmeticWriter(), new CombinationWriter(), new ConversionWriter(), new DetachWriter(),
        new DropoutWriter(), new MaskedFillWriter(), new ScalarArithmeticWriter(), new SoftmaxWriter(), new TrainingChoiceWriter(),
        new TriangleWriter(),
        // Layers
        new GroupNormWriter(), new InstanceNormWriter(), new LayerNormWriter(), new ModuleCallWriter<BatchNorm>(),
        new ModuleCallWriter<Convolution>(), new ModuleCallWriter<ConvolutionTranspose>(), new ModuleCallWriter<EmbeddingOperation>(),
        new ModuleCallWriter<LinearOperation>(), new ModuleCallWriter<PReLU>(),
        // Pooling
        new AdaptivePoolWriter(), new PoolWriter(),
        // Products
        new ContractionWriter(), new ScaledDotProductAttentionWriter(),
        // Resampling
        new InterpolateWriter(), new PixelShuffleWriter(), new PixelUnshuffleWriter(),
        // Shaping
        new ChannelShuffleWriter(), new ConcatenateWriter(), new ExpandWriter(), new FlattenWriter(), new GatherRowsWriter(),
        new PadWriter(), new PermuteWriter(), new ReduceWriter(), new RepeatInterleaveWriter(), new RepeatWriter(), new ReshapeWriter(),
        new SelectIndexWriter(), new SliceWriter(),
        // Tensors
        new CreationWriter(), new InputWriter(), new TensorOperandWriter(), new WeightWriter(), new ZerosWriter(),
    }.ToDictionary(static w => w.Operation));

    /// <exception cref="InvalidOperationException">There is none; the message names the operation.</exception>
    public static OperationWriter Of(Operation operation) =>
        Find(operation.GetType())
            ?? throw new InvalidOperationException($"{operation.GetType().Name} ({operation.Name}) has no writer in C#.");

    /// <summary>The writer of a kind of operation, or of what it is derived from; null where there is none.</summary>
    public static OperationWriter? Find(Type? operation) => ByType.Find(operation);
}
