using System;

namespace PrunableNets;

/// <summary>A training's loss is no longer a number; the message names the step and what to change.</summary>
public sealed class DivergedException(string message) : Exception(message);
