using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace PrunableNets.Cli.Output;

/// <summary>Tables as all verbs have them.</summary>
internal static class Tables
{
    /// <param name="columns">Their heads; those that begin with <c>&gt;</c> are of numbers.</param>
    public static Table Of(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var column in columns)
            table.AddColumn(
                column is ['>', .. var head]
                    ? new TableColumn(Markup.Escape(head)).RightAligned().NoWrap()
                    : new TableColumn(Markup.Escape(column)));
        return table;
    }

    public static void Row(this Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);

    /// <summary>Names with their values.</summary>
    public static Table Pairs(string head, IEnumerable<(string Name, string Value)> pairs)
    {
        var table = Of(head, "");
        foreach (var (name, value) in pairs)
            table.Row(name, value);
        return table;
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
