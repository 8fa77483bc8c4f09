using Orleans;

namespace PrunableNets.Distributed;

/// <summary>What a program in the cluster says of itself: whether it measures, which program it is, and on what.</summary>
/// <param name="Name">Its machine and process.</param>
/// <param name="IsWorker">Whether it measures.</param>
/// <param name="Program">Which program it is (<see cref="ProgramVersion"/>).</param>
/// <param name="Arithmetic">How it computes, and where.</param>
/// <param name="Networks">Those that it knows.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkerDescription(
    [property: Id(0)] string Name, [property: Id(1)] bool IsWorker, [property: Id(2)] string Program, [property: Id(3)] string Arithmetic,
    [property: Id(4)] NetworkDescription[] Networks);

/// <summary>A network that a program knows, and its data.</summary>
/// <param name="Model">The class's name.</param>
/// <param name="Architecture">Fingerprint.</param>
/// <param name="Train">Training data, with their fingerprint.</param>
/// <param name="Test">Test data, with theirs.</param>
/// <param name="Objectives">Names of what it can be for.</param>
[GenerateSerializer, Immutable]
internal sealed record NetworkDescription(
    [property: Id(0)] string Model, [property: Id(1)] string Architecture, [property: Id(2)] string Train, [property: Id(3)] string Test,
    [property: Id(4)] string[] Objectives);
