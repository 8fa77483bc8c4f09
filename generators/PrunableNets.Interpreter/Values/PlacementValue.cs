namespace PrunableNets.Interpreter.Values;

/// <summary>
/// A device, or what depends on one, or on the weights of a layer whose insides are not followed: only run time knows it, and the structure may not depend
/// on it. Both sides of a condition on it are followed.
/// </summary>
public sealed class PlacementValue(string reason, int origin) : UnknownValue(reason, origin);
