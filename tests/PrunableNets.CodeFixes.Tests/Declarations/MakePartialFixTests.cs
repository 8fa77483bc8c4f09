using System.Threading.Tasks;
using PrunableNets.CodeFixes.Declarations;
using PrunableNets.CodeFixes.Tests.Support;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Declarations;

public sealed class MakePartialFixTests
{
    private const string Body = """
        {
            private readonly Conv2d conv = Conv2d(3, 4, 1);
            private readonly Conv2d last = Conv2d(4, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(conv.call(input));
        }
        """;

    [Theory]
    [InlineData("public sealed class Net", "public sealed partial class Net")]
    [InlineData("class Net", "partial class Net")]
    [InlineData("/* a */ public /* b */ sealed /* c */ class /* d */ Net", "/* a */ public /* b */ sealed /* c */ partial class /* d */ Net")]
    [InlineData("internal\n    sealed\n    class Net", "internal\n    sealed\n    partial class Net")]
    public Task OneClass(string before, string after) => Fix.ExpectAsync<MakePartialFix>(Class(before), Class(after), "Make 'Net' partial");

    [Fact]
    public async Task AnotherPartIsPartialAlready()
    {
        const string Other = "public partial class Net { }";
        using var bench = new Workbench([("Network.cs", Class("public sealed class Net")), ("Other.cs", Other)]);
        await bench.ApplyAsync(Assert.Single(await bench.ActionsAsync(new MakePartialFix())));
        Assert.Equal(Class("public sealed partial class Net"), bench.Text());
        Assert.Equal(Other, bench.Text("Other.cs"));
        await Fix.AssertGoneAsync<MakePartialFix>(bench);
    }

    [Fact]
    public async Task TypesAroundTheClassArePartialToo()
    {
        // A nested class cannot be pruned for another reason, which the fix leaves to the user.
        using var bench = new Workbench([
            ("Network.cs", $"public static class Outer\n{{\n    public struct Middle\n    {{\n{Class("public sealed class Net")}\n    }}\n}}\n"),
            ("Other.cs", "// more\npublic static class Outer { }\n")]);
        await bench.ApplyAsync(Assert.Single(await bench.ActionsAsync(new MakePartialFix())));
        Assert.Equal($"public static partial class Outer\n{{\n    public partial struct Middle\n    {{\n{Class("public sealed partial class Net")}\n    }}\n}}\n", bench.Text());
        Assert.Equal("// more\npublic static partial class Outer { }\n", bench.Text("Other.cs"));
        Assert.DoesNotContain(await bench.DiagnosticsAsync(), static d => d.Id == "PRN0001");
    }

    [Fact]
    public Task TheClassOfAFactory() => Fix.ExpectAsync<MakePartialFix>(
        """
        public static class Models
        {
            // A small network.
            [Prunable("3x8x8")]
            public static Module<Tensor, Tensor> Make() => Sequential(Conv2d(3, 4, 1), Conv2d(4, 2, 1));
        }
        """,
        """
        public static partial class Models
        {
            // A small network.
            [Prunable("3x8x8")]
            public static Module<Tensor, Tensor> Make() => Sequential(Conv2d(3, 4, 1), Conv2d(4, 2, 1));
        }
        """, "Make 'Models' partial");

    [Fact]
    public Task AFactoryThatIsWrongInAnotherWay() => Fix.ExpectNoneAsync<MakePartialFix>("""
        public partial class Models
        {
            [Prunable("3x8x8")]
            public Module<Tensor, Tensor> Make() => Conv2d(3, 4, 1);
        }
        """);

    [Fact]
    public Task ManyClassesAtOnce() => Fix.ExpectAllAsync<MakePartialFix>(
        $"namespace A\n{{\n{Class("public class Net")}\n}}\nnamespace B\n{{\n{Class("class Net")}\n}}",
        $"namespace A\n{{\n{Class("public partial class Net")}\n}}\nnamespace B\n{{\n{Class("partial class Net")}\n}}");

    [Fact]
    public Task TwoFactoriesOfOneClassAtOnce() => Fix.ExpectAllAsync<MakePartialFix>(Factories("public static class"), Factories("public static partial class"));

    private static string Factories(string declaration) => $$"""
        {{declaration}} Models
        {
            [Prunable("3x8x8")]
            public static Module<Tensor, Tensor> A() => Sequential(Conv2d(3, 4, 1), Conv2d(4, 2, 1));
            [Prunable("3x8x8")]
            public static Module<Tensor, Tensor> B() => Sequential(Conv2d(3, 4, 1), Conv2d(4, 2, 1));
        }
        """;

    private static string Class(string declaration) => $"// About the network.\n[Prunable(\"3x8x8\")] // images\n{declaration} : Module<Tensor, Tensor> // a network\n{Body}";
}
