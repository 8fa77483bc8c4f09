namespace PrunableNets.Interpreter.Values;

/// <summary>A device, or what depends on one: only run time knows it, and only where tensors lie may depend on it. Both sides of a condition on it are followed.</summary>
public sealed class PlacementValue(string what, int origin) : UnknownValue($"{what} depends on the machine", origin);
