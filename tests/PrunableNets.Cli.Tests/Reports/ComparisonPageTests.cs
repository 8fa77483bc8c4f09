using System.Threading.Tasks;

namespace PrunableNets.Cli.Tests.Reports;

/// <summary>The page of a comparison, in a browser.</summary>
[Collection(nameof(PrunedFolder))]
public sealed class ComparisonPageTests(PrunedFolder pruned)
{
    [Fact]
    public async Task MethodsStandSideBySide()
    {
        var folder = pruned.File("looked-at");
        var (code, output, error) = Tool.Run(
            "compare", Tool.Program, "--data", pruned.Data, "--weights", pruned.Dense, "--target", "70%", "--target", "50%", "--seeds", "2",
            "--folder", folder, "--set", "RecalibrationBatches=2");
        Assert.True(code == 0, error);
        await using var browser = await Browser.Start();
        var page = await browser.Open(System.IO.Path.Combine(folder, "comparison.html"));
        Assert.Equal(["Over FLOPs", "At 70%", "At 50%", "Every seed"], await page.Locator("h2").AllInnerTextsAsync());
        // Random and L1 with two seeds each, in the same words as in the terminal.
        foreach (var cell in await page.Locator("#target1 td:nth-child(4)").AllInnerTextsAsync())
            Assert.Contains(cell, output, System.StringComparison.Ordinal);
        Assert.Equal("", await page.EvaluateAsync<string>(Script.Unnamed));
        Assert.Equal("", await page.EvaluateAsync<string>(Script.LowContrast));
        Assert.Equal("", await page.EvaluateAsync<string>(Script.CutTexts));
        Assert.Empty(browser.Complaints);
    }
}
