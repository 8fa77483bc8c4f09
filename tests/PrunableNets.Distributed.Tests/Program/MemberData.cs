using System.Globalization;
using Microsoft.Extensions.Configuration;
using PrunableNets.Hosting;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests.Program;

/// <summary>A member's data: the same for all, unless it is told to have others, or broken ones.</summary>
internal static class MemberData
{
    /// <summary>Goes with members of which some are told to break: all say that they have another data set, and this one gives it.</summary>
    public const string Sound = "Breaks=never";

    public static PruningData Of(IConfiguration settings)
    {
        var train = TinyData.Create(256, int.Parse(settings["Images"] ?? "1", CultureInfo.InvariantCulture));
        var test = TinyData.Create(64, int.Parse(settings["TestImages"] ?? "2", CultureInfo.InvariantCulture));
        return settings["Breaks"] is { } how ? new PruningData(new BrokenDataset(train, how), test) : new PruningData(train, test);
    }
}
