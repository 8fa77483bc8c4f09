using System;
using Orleans;

namespace PrunableNets.Distributed;

/// <summary>A worker asks for an order that is no longer under way.</summary>
[GenerateSerializer]
internal sealed class OrderEndedException() : Exception("The measurement has ended.");
