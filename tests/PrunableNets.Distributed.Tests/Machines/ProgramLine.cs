using System;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>What a program wrote, and when: how long something took is the time between two of its lines.</summary>
/// <param name="Number">From 0, of all that it wrote.</param>
/// <param name="Time">When it was read here.</param>
/// <param name="IsError">Whether it went to the error output.</param>
/// <param name="Text">Without its end.</param>
public sealed record ProgramLine(int Number, DateTimeOffset Time, bool IsError, string Text)
{
    public override string ToString() => FormattableString.Invariant($"{Time:HH:mm:ss.fff} {(IsError ? "! " : "")}{Text}");
}
