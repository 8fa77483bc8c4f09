using System;
using System.Globalization;

namespace PrunableNets.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record Settings(string Case, bool Json, int Threads, int Repetitions, int Seeds, string Data, string? Images, string Python, string Device, bool Paper, ForwardOptions Forward, string? Side)
{
    public const string Usage = "usage: PrunableNets.Benchmarks CASE [--json] [--preset AutoBot] [--bfloat16] [--channels-last] [--threads N] [--repetitions N] [--seeds N] [--data FOLDER] [--images FOLDER] [--python PATH] [--device cpu|cuda]";

    /// <exception cref="FormatException">An argument is not known or lacks its value.</exception>
    public static Settings Parse(string[] arguments)
    {
        var settings = new Settings(arguments.Length > 0 ? arguments[0] : "", Json: false, Threads: Environment.ProcessorCount, Repetitions: 5, Seeds: 5, Data: "../shared/data", Images: null, Python: "python3", Device: "cpu", Paper: false, Forward: new(), Side: null);
        for (var i = 1; i < arguments.Length; i++)
        {
            settings = arguments[i] switch
            {
                "--json" => settings with { Json = true },
                "--preset" when i + 1 < arguments.Length && arguments[i + 1] == "AutoBot" => settings with { Paper = ++i > 0 },
                "--bfloat16" => settings with { Forward = settings.Forward with { BFloat16 = true } },
                "--channels-last" => settings with { Forward = settings.Forward with { ChannelsLast = true } },
                "--threads" => settings with { Threads = Number(arguments, ++i) },
                "--repetitions" => settings with { Repetitions = Number(arguments, ++i) },
                "--seeds" => settings with { Seeds = Number(arguments, ++i) },
                "--data" when i + 1 < arguments.Length => settings with { Data = arguments[++i] },
                "--images" when i + 1 < arguments.Length => settings with { Images = arguments[++i] },
                "--python" when i + 1 < arguments.Length => settings with { Python = arguments[++i] },
                "--side" when i + 1 < arguments.Length => settings with { Side = arguments[++i] },
                "--device" when i + 1 < arguments.Length && arguments[i + 1] is "cpu" or "cuda" => settings with { Device = arguments[++i] },
                _ => throw new FormatException($"'{arguments[i]}' is not understood. {Usage}"),
            };
        }
        return settings;
    }

    private static int Number(string[] arguments, int index) =>
        index < arguments.Length && int.TryParse(arguments[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{arguments[index - 1]} takes a positive number. {Usage}");
}
