using System;

namespace PrunableNets.Distributed;

/// <summary>An item could not be measured on any worker; the message names the worker that tried last, and what it said.</summary>
public sealed class EvaluationFailedException(string message) : InvalidOperationException(message);
