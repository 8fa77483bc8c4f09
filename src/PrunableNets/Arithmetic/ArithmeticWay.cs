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

    /// <summary>libtorch's own convolutions: right everywhere, and three to five times slower forward and backward.</summary>
    public static ArithmeticWay WithoutOneDnn { get; } = new("libtorch without oneDNN", static () => OneDnn.TrySwitch(on: false), static () => OneDnn.TrySwitch(on: true));

    /// <summary>All ways, fastest first.</summary>
    public static ArithmeticWay[] All => [AsIs, WithoutOneDnn];
}
