using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Spectre.Console;

namespace PrunableNets.Hosting;

/// <summary>
/// Lets display and console log share one console: what the display says is not logged there again, and on a terminal log lines go above
/// what is drawn.
/// </summary>
internal static class DisplayLogging
{
    /// <param name="logging">The host's; other providers than the console's have all.</param>
    /// <param name="terminal">Where the display is drawn; null where it is plain lines.</param>
    public static void Configure(ILoggingBuilder logging, IAnsiConsole? terminal)
    {
        if (terminal is null)
        {
            logging.AddFilter<ConsoleLoggerProvider>(PruningTelemetry.Name, LogLevel.Error);
            return;
        }
        // Its lines would be written into the drawing.
        logging.AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.None);
        logging.AddFilter<ConsoleLoggerProvider>(PruningTelemetry.Name, LogLevel.None);
        logging.AddFilter<TerminalLoggerProvider>(PruningTelemetry.Name, LogLevel.Error);
        logging.Services.AddSingleton<ILoggerProvider>(new TerminalLoggerProvider(terminal));
    }
}
