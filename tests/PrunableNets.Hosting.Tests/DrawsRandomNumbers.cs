namespace PrunableNets.Hosting.Tests;

/// <summary>Tests that create networks in this process. libtorch has one source of random numbers a process, so they run one at a time; those that start child processes need not wait.</summary>
[CollectionDefinition(nameof(DrawsRandomNumbers))]
public sealed class DrawsRandomNumbers;
