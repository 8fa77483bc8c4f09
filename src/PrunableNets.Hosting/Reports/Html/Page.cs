using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using PrunableNets.Formats;

namespace PrunableNets.Hosting.Reports.Html;

/// <summary>One file that a browser shows without a network: no script, styles within, drawings within.</summary>
/// <param name="Title">Of the window and the page.</param>
/// <param name="Subtitle">What it is about, in a sentence.</param>
/// <param name="Sections">Each as <see cref="Elements.Section"/> makes it.</param>
/// <param name="Footer">Where it comes from.</param>
internal sealed record Page(string Title, string Subtitle, IReadOnlyList<XElement> Sections, string Footer)
{
    /// <exception cref="IOException">It could not be written; what was there still is.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToString())));

    public override string ToString() => "<!doctype html>\n" + Html().ToString(SaveOptions.DisableFormatting) + "\n";

    private XElement Html() => new(
        "html", new XAttribute("lang", "en"),
        new XElement(
            "head", new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            new XElement("title", Title), new XElement("style", Styles())),
        new XElement(
            "body",
            new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#content"), "To the content"),
            new XElement("header", new XElement("h1", Title), new XElement("p", Subtitle), Navigation()),
            new XElement("main", new XAttribute("id", "content"), Sections),
            new XElement("footer", new XElement("p", Footer))));

    private XElement Navigation() => new(
        "nav", new XAttribute("aria-label", "Sections"), new XElement("ul", Sections.Select(static s =>
            new XElement("li", new XElement("a", new XAttribute("href", "#" + s.Attribute("id")!.Value), s.Element("h2")!.Value)))));

    private static string Styles()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
