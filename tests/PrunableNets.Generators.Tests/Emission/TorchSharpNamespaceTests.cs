extern alias generators;

using System.Linq;
using System.Runtime.CompilerServices;
using generators::PrunableNets.Generators.Emission;
using TorchSharp;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>The list of the namespace's names is the library's.</summary>
public sealed class TorchSharpNamespaceTests
{
    [Fact]
    public void EveryNameIsListed()
    {
        var types = typeof(Scalar).Assembly.GetExportedTypes().Where(static t => t is { Namespace: "TorchSharp", IsNested: false }).ToArray();
        Assert.Empty(types.Select(static t => t.Name.Split('`')[0]).Except(TorchSharpNamespace.Types));
        var extensions = types.SelectMany(static t => t.GetMethods()).Where(static m => m.IsDefined(typeof(ExtensionAttribute), false)).Select(static m => m.Name);
        Assert.Empty(extensions.Except(TorchSharpNamespace.Extensions));
    }

    [Theory]
    [InlineData("x = torch.cat(x);", true)]
    [InlineData("x = y.ToTensor();", true)]
    [InlineData("var scalar = conv.call(x).torch;", false)]
    public void AReadIsSeen(string text, bool isRead) => Assert.Equal(isRead, TorchSharpNamespace.IsRead(text));
}
