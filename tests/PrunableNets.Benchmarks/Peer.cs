using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace PrunableNets.Benchmarks;

/// <summary>Runs the PyTorch script that does the same work.</summary>
internal static class Peer
{
    /// <summary>Null, and why on the error output, where the script fails: not every machine has PyTorch.</summary>
    public static (string Name, double Milliseconds)? TryMedianMilliseconds(Settings settings, params string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", "autobot_resnet56.py");
        var start = new ProcessStartInfo(settings.Python, [script, .. arguments, "--threads", Text(settings.Threads), "--device", settings.Device, "--repetitions", Text(settings.Repetitions)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{settings.Python} {script} failed; it needs PyTorch and NumPy (--python names another interpreter):\n{errors.Result}");
            return null;
        }
        using var json = JsonDocument.Parse(output);
        return (json.RootElement.GetProperty("peer").GetString()!, json.RootElement.GetProperty("median_ms").GetDouble());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
