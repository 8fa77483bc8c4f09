using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace PrunableNets.Cli.Verbs;

/// <summary>What a run is to do: a file, single keys, and the options of the verb, of which the later ones win.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> file = new("--settings")
    {
        Description = "A JSON file with keys of the run's options, as a section of appsettings.json has them.",
    };
    private readonly Option<string[]> set = new("--set")
    {
        Description = "One key of the run's options: FineTuning:Epochs=2. Comes as often as needed.", DefaultValueFactory = static _ => [],
    };

    public void Describe(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(set);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="own">Keys and values of the verb's own options; a null says nothing.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no JSON, or a key has no value.</exception>
    public IConfiguration Read(ParseResult parsed, IEnumerable<KeyValuePair<string, string?>> own)
    {
        var builder = new ConfigurationBuilder();
        try
        {
            if (parsed.GetValue(file) is { } path)
                builder.AddJsonFile(Path.GetFullPath(path), optional: false);
            foreach (var pair in parsed.GetValue(set)!.Select(Pair).Concat(own.Where(static o => o.Value is not null)))
                builder.AddInMemoryCollection([pair]);
            return builder.Build();
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException(
                $"'{parsed.GetValue(file)}' is no JSON of settings: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static KeyValuePair<string, string?> Pair(string text) => text.IndexOf('=', StringComparison.Ordinal) is var at and > 0
        ? new(text[..at], text[(at + 1)..])
        : throw new InvalidDataException($"--set {text}: is no key with a value; write Key=Value, for instance FineTuning:Epochs=2.");
}
