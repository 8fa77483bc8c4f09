extern alias generators;

using System;
using System.Linq;
using generators::PrunableNets.Generators.Emission.CSharp;
using generators::PrunableNets.Generators.Emission.Graph;
using generators::PrunableNets.Interpreter.Operations;
using generators::PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Nothing that a network may be made of is without words in generated code.</summary>
public sealed class WriterCoverageTests
{
    public static TheoryData<Type> Operations => Concrete<Operation>();

    public static TheoryData<Type> Layers => Concrete<Layer>();

    [Theory]
    [MemberData(nameof(Operations))]
    public void EveryOperationHasAWriterInCSharp(Type operation) => Assert.NotNull(OperationWriters.Find(operation));

    [Theory]
    [MemberData(nameof(Operations))]
    public void EveryOperationIsInTheGraphOfTheArchitecture(Type operation) => Assert.NotNull(GraphWriters.Find(operation));

    /// <summary>Layers that no plan changes are made by the call that made them; the others by a writer with the widths that are left.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void EveryLayerThatAPlanChangesHasAWriter(Type layer) => Assert.Equal(
        !new[]
        {
            typeof(AttentionLayer), typeof(EmbeddingBagLayer), typeof(FlattenLayer), typeof(GatedHalfLayer), typeof(PlainLayer), typeof(RecurrentLayer), typeof(TransformerLayer),
            typeof(UnflattenLayer), typeof(UnpoolLayer),
        }.Contains(layer),
        LayerWriters.Find(layer) is not null);

    private static TheoryData<Type> Concrete<T>() =>
        new(typeof(T).Assembly.GetTypes().Where(static t => typeof(T).IsAssignableFrom(t) && !t.IsAbstract).OrderBy(static t => t.FullName, StringComparer.Ordinal));
}
