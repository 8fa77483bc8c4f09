using System;
using System.Collections.Generic;
using PrunableNets.Data;

namespace PrunableNets.Cli.Data;

/// <summary>Samples and their classes, as a <see cref="TensorDataset"/> takes them.</summary>
/// <param name="Samples">One after the other: <see cref="float"/>, or <see cref="long"/> where they are whole, such as tokens.</param>
/// <param name="Shape">Of one sample.</param>
/// <param name="Labels">One class index a sample.</param>
internal sealed record SampleArrays(Array Samples, long[] Shape, int[] Labels)
{
    public TensorDataset ToDataset(IReadOnlyList<string> classes) => Samples is long[] whole
        ? new TensorDataset(whole, Labels, Shape, classes)
        : new TensorDataset((float[])Samples, Labels, Shape, classes);
}
