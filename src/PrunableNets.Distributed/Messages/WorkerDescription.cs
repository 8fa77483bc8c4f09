using Orleans;

namespace PrunableNets.Distributed;

/// <summary>What a program in the cluster says of itself.</summary>
/// <param name="Name">Its machine and process.</param>
/// <param name="IsWorker">Whether it measures for others.</param>
/// <param name="Arithmetic">How it computes, and where.</param>
/// <param name="Networks">Those that it knows.</param>
[GenerateSerializer, Immutable]
internal sealed record WorkerDescription(
    [property: Id(0)] string Name, [property: Id(1)] bool IsWorker, [property: Id(2)] string Arithmetic,
    [property: Id(3)] NetworkDescription[] Networks);

/// <summary>A network that a program knows, and its data.</summary>
/// <param name="Model">The class's name.</param>
/// <param name="Architecture">Fingerprint.</param>
/// <param name="Program">Which build of the program it is in (<see cref="ProgramVersion"/>).</param>
/// <param name="Train">Training data, with their fingerprint.</param>
/// <param name="Test">Test data, with theirs.</param>
/// <param name="Objectives">Names of what it can be for.</param>
[GenerateSerializer, Immutable]
internal sealed record NetworkDescription(
    [property: Id(0)] string Model, [property: Id(1)] string Architecture, [property: Id(2)] string Program, [property: Id(3)] string Train,
    [property: Id(4)] string Test, [property: Id(5)] string[] Objectives);
