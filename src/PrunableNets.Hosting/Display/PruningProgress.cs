using System;
using System.IO;
using Spectre.Console;

namespace PrunableNets.Hosting;

/// <summary>Chooses how a run is shown.</summary>
public static class PruningProgress
{
    /// <summary>A live table on a terminal, plain lines where the output goes to a file or another program.</summary>
    /// <param name="table">Whether the run ends with its table; a run that others follow leaves it to the last.</param>
    public static IPruningProgress ForConsole(bool table = true)
    {
        return Terminal is { } terminal ? new LiveProgress(terminal, table) : For(Console.Out, table);
    }

    /// <summary>Where there can be a live display; null where the output goes elsewhere.</summary>
    internal static IAnsiConsole? Terminal =>
        !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true } ? AnsiConsole.Console : null;

    /// <summary>Plain lines, wherever they go.</summary>
    /// <param name="output">Takes them.</param>
    /// <param name="table">Whether the run ends with its table.</param>
    public static IPruningProgress For(TextWriter output, bool table = true) => new PlainProgress(output, table);
}
