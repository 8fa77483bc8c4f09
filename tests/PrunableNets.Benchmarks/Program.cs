using System;
using PrunableNets.Benchmarks;

try
{
    var settings = Settings.Parse(args);
    foreach (var measure in new Func<Settings, Measurement>[] { GateIteration.Run })
    {
        var measurement = measure(settings);
        Console.WriteLine(settings.Json ? measurement.ToJson() : measurement.ToString());
    }
    return 0;
}
catch (Exception e) when (e is FormatException or InvalidOperationException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
