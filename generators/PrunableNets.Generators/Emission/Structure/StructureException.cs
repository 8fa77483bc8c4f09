using System;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>A module cannot have a class of its own; the message says why.</summary>
internal sealed class StructureException(string message) : Exception(message);
