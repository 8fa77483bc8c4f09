using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PrunableNets.LibTorch.Tests.Golden;

/// <summary>What PyTorch answered, as golden.py wrote it.</summary>
internal sealed record GoldenCase(string Name, long[] Shape, double[] Values, double[] Gradient)
{
    internal static Dictionary<string, GoldenCase> Read(string file = "golden.txt") =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", file)).Select(Parse).ToDictionary(item => item.Name);

    private static GoldenCase Parse(string line)
    {
        var fields = line.Split('\t');
        return new GoldenCase(fields[0], fields[1].Length == 0 ? [] : fields[1].Split(',').Select(long.Parse).ToArray(),
            Numbers(fields[2]), fields.Length > 3 ? Numbers(fields[3]) : null);
    }

    private static double[] Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => double.Parse(item, CultureInfo.InvariantCulture)).ToArray();
}
