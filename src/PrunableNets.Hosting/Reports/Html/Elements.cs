using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace PrunableNets.Hosting.Reports.Html;

/// <summary>Elements of a page as all sections have them.</summary>
internal static class Elements
{
    /// <summary>A part of the page that the navigation leads to.</summary>
    public static XElement Section(string id, string title, params object?[] content) =>
        new(
            "section", new XAttribute("id", id), new XAttribute("aria-labelledby", id + "-title"),
            new XElement("h2", new XAttribute("id", id + "-title"), title), content);

    /// <summary>A table; heads that begin with <c>&gt;</c> are of numbers, and the first cell of a row is its head.</summary>
    public static XElement Table(string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        bool[] areNumbers = [.. heads.Select(static h => h.StartsWith('>'))];
        XAttribute? Class(int column) => areNumbers[column] ? new XAttribute("class", "n") : new XAttribute("class", "word");
        return Region(caption, "wide", new XElement(
            "table",
            new XElement("caption", caption),
            new XElement(
                "thead",
                new XElement("tr", heads.Select((h, i) => new XElement("th", new XAttribute("scope", "col"), Class(i), h.TrimStart('>'))))),
            new XElement("tbody", rows.Select(row => new XElement(
                "tr",
                row.Select((cell, i) =>
                    i == 0 ? new XElement("th", new XAttribute("scope", "row"), cell) : new XElement("td", Class(i), cell)))))));
    }

    /// <summary>A drawing with what it shows in words, and its figures as a table for those who cannot see it.</summary>
    public static XElement Figure(string caption, string summary, XElement drawing, XElement? table, bool isTall = false)
    {
        drawing.SetAttributeValue("role", "img");
        drawing.SetAttributeValue("aria-label", summary);
        return new XElement(
            "figure", new XElement("figcaption", caption), Region(caption, isTall ? "tall" : "wide", drawing),
            table is null ? null : new XElement("details", new XElement("summary", "The same as a table"), table));
    }

    /// <summary>What may be wider or taller than its place can be scrolled by keyboard too.</summary>
    private static XElement Region(string label, string kind, XElement content) =>
        new(
            "div", new XAttribute("class", kind), new XAttribute("role", "region"), new XAttribute("tabindex", "0"),
            new XAttribute("aria-label", label), content);
}
