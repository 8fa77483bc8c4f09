using System.Threading.Tasks;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>What programs without a cluster find, for the tests of a class.</summary>
public sealed class Alone : IAsyncLifetime
{
    /// <summary>Weights that all have.</summary>
    public Dense Dense { get; } = new();

    /// <summary>What the methods told.</summary>
    public string[] Found { get; private set; } = [];

    /// <summary>The comparison's cells.</summary>
    public string Cells { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var folder = Dense.NewFolder();
        using var methods = Member.Start("methods", [$"Weights={Dense.Weights}"]);
        using var compare = Member.Start("compare", Dense.Compare(folder));
        Assert.True(await methods.WaitForExit(Member.Patience) == 0, methods.Output);
        Assert.True(await compare.WaitForExit(Member.Patience) == 0, compare.Output);
        (Found, Cells) = (Member.Found(methods), Support.Cells.Of(folder));
    }

    public Task DisposeAsync()
    {
        Dense.Dispose();
        return Task.CompletedTask;
    }
}
