using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Output;

/// <summary>Where a verb says what it found: to people, or as JSON.</summary>
internal sealed class Screen(IAnsiConsole console, TextWriter output)
{
    /// <summary>Nobody scrolls sideways in a pipe, but nothing may be cut there either.</summary>
    private const int PipeWidth = 400;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DictionaryKeyPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
        NewLine = "\n",
        // Nothing was measured where a mean is no number.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() },
        // For files and terminals, not for pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Screen Of(TextWriter output, bool isPipe)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (isPipe)
            console.Profile.Width = PipeWidth;
        return new Screen(console, output);
    }

    /// <summary>A finding, as data or as it is shown.</summary>
    public void Show(object finding, bool asJson, params Func<IRenderable>[] shown)
    {
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(finding, s_json));
        else
            foreach (var part in shown)
            {
                console.Write(part());
                console.WriteLine();
            }
    }
}
