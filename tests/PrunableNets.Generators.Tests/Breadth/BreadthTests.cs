using System.IO;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Breadth;

/// <summary>
/// Networks of the literature in the ways that users of TorchSharp write them. Each is pruned, its slim form computes what its hard-gated one
/// does, and its numbers are those that stand in its file (<c>UPDATE_GOLDEN=1</c> writes them); or it is refused where the mark stands.
/// </summary>
public sealed class BreadthTests
{
    public static TheoryData<string> Names => new(Directory.GetFiles(BreadthNetwork.Folder, "*.cs").Select(static p => Path.GetFileNameWithoutExtension(p)).Order(System.StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void IsPrunedOrRefusedForAReason(string name)
    {
        var network = BreadthNetwork.Named(name);
        if (network.Text.Contains("{|", System.StringComparison.Ordinal))
        {
            Refusal.Expect(network.Text, "");
            return;
        }
        var run = Generator.Run(network.Text);
        var notes = run.Diagnostics.Select(static d => d.Id).Where(static id => id is "PRN2002" or "PRN2003").ToArray();
        run.AssertClean(notes);
        var model = run.Load().GetTypes().First(static t => t.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static) is not null);
        var architecture = (Architecture)model.GetProperty("Architecture")!.GetValue(null)!;
        var found = $"{NetworkNumbers.Of(model, architecture)}, notes {notes.Length}";
        Assert.True(architecture.Groups.Count > 0 || network.IsWhole, "Nothing can be pruned.");
        if (!SlimAndGated.AssertComputeTheSame(model, architecture, network))
            found += ", float32 alone";
        if (Golden.Updates)
            network.Accept(found);
        else
            Assert.Equal(network.Expected, found);
    }
}
