using static TorchSharp.torch;

namespace PrunableNets.Formats;

/// <summary>One tensor of a safetensors file; <see cref="Begin"/> and <see cref="End"/> count bytes from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, ScalarType Type, long[] Shape, long Begin, long End)
{
    public long Size => End - Begin;
}
