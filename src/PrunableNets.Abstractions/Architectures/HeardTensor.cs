using System.Collections.Generic;

namespace PrunableNets;

/// <summary>A tensor of <c>forward</c> that a hook on a layer hears, as it is or but for cuts. The layer is called once.</summary>
/// <param name="Path">Of the layer.</param>
/// <param name="IsOutput">The layer makes it; else it reads it.</param>
/// <param name="Channels">Which channels it carries, before the cuts; null where all stay under any plan.</param>
/// <param name="Cuts">What makes the tensor of what is heard, in this order.</param>
public sealed record HeardTensor(string Path, bool IsOutput, ChannelLayout? Channels, IReadOnlyList<TensorCut> Cuts);
