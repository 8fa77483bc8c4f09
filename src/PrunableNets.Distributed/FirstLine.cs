using System;

namespace PrunableNets.Distributed;

/// <summary>An error in a line, as logs and messages between programs have it.</summary>
internal static class FirstLine
{
    public static string Of(Exception exception) => exception.Message.Split('\n')[0].Trim();

    /// <summary>With what it is.</summary>
    public static string WithType(Exception exception) => $"{exception.GetType().Name}: {Of(exception)}";
}
