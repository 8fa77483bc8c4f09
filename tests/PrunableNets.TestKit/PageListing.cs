using System;
using System.IO;
using Xunit;

namespace PrunableNets.TestKit;

/// <summary>A part of a documentation page that is made by code, between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
public static class PageListing
{
    /// <summary>Files that tests compare with are rewritten.</summary>
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Compares the part with what it has to be; with <c>UPDATE_GOLDEN=1</c> it is rewritten, except on a build server.</summary>
    public static void Match(string path, string name, string text)
    {
        var page = File.ReadAllText(path);
        var start = $"<!-- {name} -->\n";
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        if (Updates)
            File.WriteAllText(path, page[..from] + text + page[to..]);
        else
            Assert.Equal(text, page[from..to]);
    }
}
