using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace PrunableNets.Cli.Tests.Reports;

/// <summary>The page of a run, in a browser.</summary>
[Collection(nameof(PrunedFolder))]
public sealed class ReportPageTests(PrunedFolder pruned) : IAsyncLifetime
{
    private Browser browser = null!;

    private string Page => pruned.File("runs/FigureNet/report.html");

    public async Task InitializeAsync() => browser = await Browser.Start();

    public async Task DisposeAsync() => await browser.DisposeAsync();

    [Fact]
    public async Task ItAsksForNothingAndComplainsOfNothing()
    {
        var page = await browser.Open(Page);
        Assert.Equal(
            ["In short", "Stages", "Widths", "Course", "Latency by layer", "Couplings", "Weights solved anew", "Provenance"],
            await page.Locator("h2").AllInnerTextsAsync());
        Assert.Equal(await page.Locator("h2").AllInnerTextsAsync(), await page.Locator("nav a").AllInnerTextsAsync());
        foreach (var link in await page.Locator("nav a").AllAsync())
            Assert.Equal(1, await page.Locator((await link.GetAttributeAsync("href"))!).CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task ItsFiguresAreTheCertificates()
    {
        var page = await browser.Open(Page);
        var certificate = pruned.Certificate;
        var tiles = string.Join('\n', await page.Locator(".tiles div").AllInnerTextsAsync());
        foreach (var figure in new[]
            {
                certificate["flops"]!["Mac"]!["slim"]!, certificate["flops"]!["Mac"]!["dense"]!, certificate["parameters"]!["slim"]!,
                certificate["selection"]![0]!["target"]!,
            })
            Assert.Contains(Number(figure), tiles, StringComparison.Ordinal);
        var stages = await Rows(page, "#stages");
        Assert.Equal(
            certificate["accuracy"]!.AsObject().Select(a => $"{a.Key}|({a.Value!["Correct"]} of {a.Value["Count"]})"),
            stages.Select(static r => $"{r[0]}|{r[3][r[3].IndexOf('(', StringComparison.Ordinal)..]}"));
        await Reveal(page);
        Assert.Equal(
            certificate["layers"]!.AsArray().Where(static l => l!["dense"] is not null)
                .Select(static l => $"{l!["path"]} {l["dense"]} {l["slim"]}"),
            (await Rows(page, "#widths")).Select(static r => $"{r[0]} {r[2]} {r[3]}"));
        Assert.Equal(
            certificate["groups"]!.AsArray().Select(static g => $"{g!["name"]} {g["channels"]} {g["kept"]}"),
            (await Rows(page, "#couplings")).Select(static r => $"{r[0]} {r[1]} {r[2]}"));
        Assert.Equal(
            certificate["measured"]!["layerMicroseconds"]!.AsObject()
                .Select(static l => Invariant($"{l.Key} {(double)l.Value!["dense"]!:F1} µs")),
            (await Rows(page, "#latency")).Select(static r => $"{r[0]} {r[1]}"));
        Assert.Equal(certificate["reconstruction"]!.AsArray().Count, (await Rows(page, "#solved")).Length);
        var provenance = await Rows(page, "#provenance");
        Assert.All(certificate["files"]!.AsObject(), f => Assert.Contains(provenance, r => r[0] == f.Key && r[1] == (string)f.Value!));
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Dark, "rgb(20, 23, 26)")]
    public async Task TextCanBeReadInBothThemes(ColorScheme scheme, string ground)
    {
        var page = await browser.Open(Page, new BrowserNewContextOptions { ColorScheme = scheme });
        Assert.Equal(ground, await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        // WCAG 2.2, 1.4.3: a contrast of 4.5 at least.
        Assert.Equal("", await page.EvaluateAsync<string>(Script.LowContrast));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task NothingIsWiderThanTheWindowOrCutOff(int width)
    {
        var page = await browser.Open(
            Page, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 844 } });
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        Assert.Equal("", await page.EvaluateAsync<string>(Script.CutTexts));
    }

    [Fact]
    public async Task ItCanBeUsedWithoutAMouseAndWithoutEyes()
    {
        var page = await browser.Open(Page);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#content", page.Url, StringComparison.Ordinal);
        Assert.Equal("", await page.EvaluateAsync<string>(Script.Unnamed));
    }

    [Fact]
    public async Task PrintedItHasNoNavigation()
    {
        var page = await browser.Open(Page);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.True(await page.Locator("#widths svg").IsVisibleAsync());
    }

    /// <summary>Cells of the tables of a section, row by row.</summary>
    private static async Task<string[][]> Rows(IPage page, string section) => await page.EvaluateAsync<string[][]>(
        "section => [...document.querySelectorAll(section + ' tbody tr')].map(row => [...row.children].map(cell => cell.textContent))",
        section);

    private static Task Reveal(IPage page) => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    private static string Number(JsonNode figure) => ((double)figure).ToString("N0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
