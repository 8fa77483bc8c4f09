using System;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace PrunableNets.Hosting;

/// <summary>Log lines by way of Spectre, which writes them above what it draws.</summary>
internal sealed class TerminalLoggerProvider(IAnsiConsole terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(terminal, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(IAnsiConsole terminal, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                terminal.WriteLine(
                    $"{logLevel.ToString().ToLowerInvariant()}: {category}: "
                        + $"{formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }
    }
}
