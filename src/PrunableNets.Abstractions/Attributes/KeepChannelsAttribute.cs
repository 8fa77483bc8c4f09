using System;

namespace PrunableNets;

/// <summary>On a field or property that holds a module: all output channels of the module, and of what is in it, are kept.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class KeepChannelsAttribute : Attribute
{
}
