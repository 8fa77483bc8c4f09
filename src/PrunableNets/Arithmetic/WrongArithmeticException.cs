using System;

namespace PrunableNets.Arithmetic;

/// <summary>No way of computing convolutions is right on this machine.</summary>
public sealed class WrongArithmeticException(string message) : Exception(message);
