using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Support;

/// <summary>What a code fix makes of a source: exact text, and a generator that has nothing of the kind to say any more.</summary>
internal static class Fix
{
    /// <summary>Applies the provider's only action at the first of its diagnostics.</summary>
    public static async Task ExpectAsync<T>(string source, string expected, string? title = null, params TextFile[] files) where T : CodeFixProvider, new()
    {
        using var bench = new Workbench(source, files);
        var action = Assert.Single(await bench.ActionsAsync(new T()));
        if (title is not null)
            Assert.Equal(title, action.Title);
        Assert.False(string.IsNullOrEmpty(action.EquivalenceKey));
        await bench.ApplyAsync(action);
        Assert.Equal(expected, bench.Text());
        await AssertGoneAsync<T>(bench);
    }

    /// <summary>Applies the action everywhere at once.</summary>
    public static async Task ExpectAllAsync<T>(string source, string expected, params TextFile[] files) where T : CodeFixProvider, new()
    {
        using var bench = new Workbench(source, files);
        await bench.ApplyToAllAsync(new T());
        Assert.Equal(expected, bench.Text());
        await AssertGoneAsync<T>(bench);
    }

    /// <summary>The diagnostic is there, but there is nothing mechanical to be done about it.</summary>
    public static async Task ExpectNoneAsync<T>(string source) where T : CodeFixProvider, new()
    {
        using var bench = new Workbench(source);
        Assert.Empty(await bench.ActionsAsync(new T()));
    }

    public static async Task AssertGoneAsync<T>(Workbench bench) where T : CodeFixProvider, new()
    {
        Assert.DoesNotContain(await bench.DiagnosticsAsync(), static d => new T().FixableDiagnosticIds.Contains(d.Id));
        Assert.Empty(await bench.ErrorsAsync());
    }
}
