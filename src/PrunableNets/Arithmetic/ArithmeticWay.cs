using System;

namespace PrunableNets.Arithmetic;

/// <summary>A way to compute convolutions.</summary>
/// <param name="Name">What a log says of it.</param>
/// <param name="Enter">Turns to it, for the whole process; false where this system does not have it.</param>
/// <param name="Leave">Turns back.</param>
internal sealed record ArithmeticWay(string Name, Func<bool> Enter, Action Leave)
{
    /// <summary>Nothing is changed.</summary>
    public static ArithmeticWay AsIs { get; } = new("libtorch as it is", static () => true, static () => { });

    /// <summary>
    /// oneDNN with the algorithms that it has for SSE4.1, which are not those that go wrong: about twice as slow. oneDNN reads the setting at
    /// its first operation and never again, so it comes too late where the program has convolved something before.
    /// </summary>
    public static ArithmeticWay Sse41 { get; } = new("oneDNN held to SSE4.1", static () => Processor.TrySetVariable("ONEDNN_MAX_CPU_ISA", "SSE41"), static () => { });

    /// <summary>libtorch's own convolutions: right everywhere, three to five times slower.</summary>
    public static ArithmeticWay WithoutOneDnn { get; } = new("libtorch without oneDNN", static () => OneDnn.TrySwitch(on: false), static () => OneDnn.TrySwitch(on: true));

    /// <summary>
    /// All ways, fastest first. On a processor that is known to be computed wrongly on, the first is left out: trying it would be oneDNN's first
    /// operation. (Channels-last is no way: there, on such a processor, oneDNN writes beyond its memory.)
    /// </summary>
    public static ArithmeticWay[] All => Processor.HidesCaches ? [Sse41, WithoutOneDnn] : [AsIs, WithoutOneDnn];
}
