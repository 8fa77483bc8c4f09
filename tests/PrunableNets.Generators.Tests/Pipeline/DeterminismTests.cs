using System;
using System.Globalization;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Pipeline;

public sealed class DeterminismTests
{
    private static readonly TextFile Plan = HalfOfEverything(EvaluatedNetwork.Of(SmallResNet.Source).Architecture);

    [Fact]
    public void TheSameSourceGivesTheSameText()
    {
        var first = Sources();
        for (var i = 0; i < 3; i++)
            Assert.Equal(first, Sources());
    }

    [Fact]
    public void TheFolderOfTheProjectDoesNotShow()
    {
        var elsewhere = Generator.NewHarness().Run([("/elsewhere/entirely/Network.cs", SmallResNet.Source)], []);
        Assert.DoesNotContain(elsewhere.Sources.Values, static s => s.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public void TheCultureDoesNotShow()
    {
        var expected = Sources();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Hostile();
            Assert.Equal("\u22121,5", (-1.5).ToString("0.0", CultureInfo.CurrentCulture));
            Assert.Equal(expected, Sources());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void LinesEndInLineFeeds() => Assert.DoesNotContain(Sources(), static s => s.Contains('\r', StringComparison.Ordinal));

    /// <summary>What fi-FI does, and more; made by hand because the tests run without culture data.</summary>
    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.PositiveSign = "plus";
        return culture;
    }

    private static TextFile HalfOfEverything(Architecture architecture) =>
        TestPlans.File(architecture, TestPlans.First(architecture, architecture.DenseWidths.Select(static w => w / 2).ToArray()));

    private static string[] Sources() =>
        Generator.Run(SmallResNet.Source, Plan).Sources.OrderBy(static s => s.Key, StringComparer.Ordinal).Select(static s => s.Key + "\n" + s.Value).ToArray();
}
