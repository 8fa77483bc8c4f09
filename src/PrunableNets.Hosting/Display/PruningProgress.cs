using System;
using Spectre.Console;

namespace PrunableNets.Hosting;

/// <summary>Chooses how a run is shown.</summary>
public static class PruningProgress
{
    /// <summary>A live table on a terminal, plain lines where the output goes to a file or another program.</summary>
    public static IPruningProgress ForConsole()
    {
        var live = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };
        return live ? new LiveProgress(AnsiConsole.Console) : new PlainProgress(Console.Out);
    }
}
