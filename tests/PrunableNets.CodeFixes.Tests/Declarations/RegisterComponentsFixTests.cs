using System.Threading.Tasks;
using PrunableNets.CodeFixes.Declarations;
using PrunableNets.CodeFixes.Tests.Support;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Declarations;

public sealed class RegisterComponentsFixTests
{
    private const string Added = "Call RegisterComponents() at the end of the constructor";

    [Theory]
    [InlineData(
        "    public Net() : base(\"Net\")\n    {\n        conv = Conv2d(3, 4, 1);\n        last = Conv2d(4, 2, 1); // two classes\n\n        // done\n    }",
        "    public Net() : base(\"Net\")\n    {\n        conv = Conv2d(3, 4, 1);\n        last = Conv2d(4, 2, 1); // two classes\n        RegisterComponents();\n\n        // done\n    }")]
    [InlineData(
        "\tpublic Net() : base(\"Net\")\n\t{\n\t\t(conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1)); /* both,\n\t\t   really */\n\t}",
        "\tpublic Net() : base(\"Net\")\n\t{\n\t\t(conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1)); /* both,\n\t\t   really */\n\t\tRegisterComponents();\n\t}")]
    [InlineData(
        "    public Net() : base(\"Net\") { conv = Conv2d(3, 4, 1); last = Conv2d(4, 2, 1); }",
        "    public Net() : base(\"Net\") { conv = Conv2d(3, 4, 1); last = Conv2d(4, 2, 1); RegisterComponents(); }")]
    [InlineData(
        "    public Net() : base(\"Net\") {\r\n        conv = Conv2d(3, 4, 1);\r\n        last = Conv2d(4, 2, 1); }",
        "    public Net() : base(\"Net\") {\r\n        conv = Conv2d(3, 4, 1);\r\n        last = Conv2d(4, 2, 1); RegisterComponents(); }")]
    public Task ABlock(string before, string after) => Fix.ExpectAsync<RegisterComponentsFix>(Net(before), Net(after), Added);

    [Theory]
    [InlineData("    public Net() : base(\"Net\") => (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));", "")]
    [InlineData("    public Net() : base(\"Net\")\n        => (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1)); // both", " // both")]
    public Task AnExpression(string before, string comment) => Fix.ExpectAsync<RegisterComponentsFix>(
        Net(before),
        Net($"    public Net() : base(\"Net\")\n    {{\n        (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));{comment}\n        RegisterComponents();\n    }}"), Added);

    [Fact]
    public Task AnEmptyBlock() => Fix.ExpectAsync<RegisterComponentsFix>(
        Initialized("    public Net() : base(\"Net\")\n    {\n        // nothing to do\n    }"),
        Initialized("    public Net() : base(\"Net\")\n    {\n        // nothing to do\n        RegisterComponents();\n    }"), Added);

    [Fact]
    public Task SeveralConstructors() => Fix.ExpectAsync<RegisterComponentsFix>(
        Net("""
                public Net() : this(4) { }
                public Net(int width) : base("Net")
                {
                    conv = Conv2d(3, width, 1);
                    last = Conv2d(width, 2, 1);
                }
                public Net(string name) : base(name)
                    => (conv, last) = (Conv2d(3, 8, 1), Conv2d(8, 2, 1));
                public Net(string name, int width) : base(name)
                {
                    conv = Conv2d(3, width, 1);
                    last = Conv2d(width, 2, 1);
                    RegisterComponents();
                }
            """),
        Net("""
                public Net() : this(4) { }
                public Net(int width) : base("Net")
                {
                    conv = Conv2d(3, width, 1);
                    last = Conv2d(width, 2, 1);
                    RegisterComponents();
                }
                public Net(string name) : base(name)
                {
                    (conv, last) = (Conv2d(3, 8, 1), Conv2d(8, 2, 1));
                    RegisterComponents();
                }
                public Net(string name, int width) : base(name)
                {
                    conv = Conv2d(3, width, 1);
                    last = Conv2d(width, 2, 1);
                    RegisterComponents();
                }
            """));

    [Fact]
    public Task ACallThatComesTooEarly() => Fix.ExpectAsync<RegisterComponentsFix>(
        Net("    public Net() : base(\"Net\")\n    {\n        conv = Conv2d(3, 4, 1);\n        RegisterComponents();\n        last = Conv2d(4, 2, 1);\n    }"),
        Net("    public Net() : base(\"Net\")\n    {\n        conv = Conv2d(3, 4, 1);\n        last = Conv2d(4, 2, 1);\n        RegisterComponents();\n    }"),
        "Move RegisterComponents() to the end of the constructor");

    [Fact]
    public Task AnEarlyCallOnALineOfStatements() => Fix.ExpectAsync<RegisterComponentsFix>(
        Net("    public Net() : base(\"Net\") { conv = Conv2d(3, 4, 1); RegisterComponents(); last = Conv2d(4, 2, 1); }"),
        Net("    public Net() : base(\"Net\") { conv = Conv2d(3, 4, 1); last = Conv2d(4, 2, 1); RegisterComponents(); }"));

    [Fact]
    public async Task TheBlockOfANetworkInAnotherFile()
    {
        static string Block(string call) => $"namespace Parts;\npublic sealed class Block<T> : Module<Tensor, Tensor>\n{{\n    private readonly Conv2d conv;\n    public Block() : base(\"Block\")\n    {{\n        conv = Conv2d(4, 4, 1);\n{call}    }}\n    public override Tensor forward(Tensor x) => conv.call(x);\n}}\n";
        var network = Net("    private readonly Parts.Block<int>[] unused = [];\n    private readonly Parts.Block<int> block = new();\n    public Net() : base(\"Net\")\n    {\n        conv = Conv2d(3, 4, 1);\n        last = Conv2d(4, 2, 1);\n        block = new Parts.Block<int>();\n        RegisterComponents();\n    }", "last.call(block.call(conv.call(input)))");
        using var bench = new Workbench([("Network.cs", network), ("Block.cs", Block(""))]);
        // Registering a module registers what is below it, so nothing is missing.
        Assert.Empty(await bench.DiagnosticsAsync());
        using var early = new Workbench([("Network.cs", network), ("Block.cs", Block("        RegisterComponents();\n").Replace("        conv = Conv2d(4, 4, 1);\n        RegisterComponents();\n", "        RegisterComponents();\n        conv = Conv2d(4, 4, 1);\n"))]);
        await early.ApplyAsync(Assert.Single(await early.ActionsAsync(new RegisterComponentsFix())));
        Assert.Equal(Block("        RegisterComponents();\n"), early.Text("Block.cs"));
        Assert.Equal(network, early.Text());
        await Fix.AssertGoneAsync<RegisterComponentsFix>(early);
    }

    [Fact]
    public Task ABlockInsideOfTheNetwork()
    {
        static string Nested(string body) => "namespace Mine.Deep;\n" + Net("    private readonly Block block = new(4);\n    public Net() : base(\"Net\")\n    {\n        (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));\n        RegisterComponents();\n    }\n" +
            $"    private sealed class Block : Module<Tensor, Tensor>\n    {{\n        private readonly Conv2d inner;\n        public Block(int width) : base(\"Block\")\n        {{\n{body}        }}\n        public override Tensor forward(Tensor x) => inner.call(x);\n    }}", "last.call(block.call(conv.call(input)))");
        return Fix.ExpectAsync<RegisterComponentsFix>(
            Nested("            RegisterComponents();\n            // After the call.\n            inner = Conv2d(width, width, 1);\n"),
            Nested("            // After the call.\n            inner = Conv2d(width, width, 1);\n            RegisterComponents();\n"));
    }

    [Fact]
    public async Task ADerivedClassWithoutAConstructor()
    {
        const string Before = """
            public abstract class Base : Module<Tensor, Tensor>
            {
                protected Base() : base("Base")
                {
                }
            }

            [Prunable("3x8x8")]
            public sealed partial class Net : Base
            {
                private readonly Conv2d conv = Conv2d(3, 4, 1);
                private readonly Conv2d last = Conv2d(4, 2, 1);
                public override Tensor forward(Tensor input) => last.call(conv.call(input));
            }
            """;
        await Fix.ExpectAsync<RegisterComponentsFix>(Before, Before.Replace("    {\n    }", "    {\n        RegisterComponents();\n    }"));
    }

    [Fact]
    public Task AParameter() => Fix.ExpectAsync<RegisterComponentsFix>(
        Scaled("    public Net() : base(\"Net\")\n    {\n        conv.call(zeros(1, 3, 8, 8));\n    }").Replace("        conv.call(zeros(1, 3, 8, 8));\n", ""),
        Scaled("    public Net() : base(\"Net\")\n    {\n        RegisterComponents();\n    }"));

    [Fact]
    public Task VariantsAtOnce()
    {
        static string Variants(string call) => Net($"    public Net(int width = 4) : base(\"Net\")\n    {{\n        conv = Conv2d(3, width, 1);\n        last = Conv2d(width, 2, 1);\n{call}    }}")
            .Replace("[Prunable(\"3x8x8\")]", "[Prunable(\"3x8x8\")]\n[Prunable(\"3x8x8\", Name = \"Wide\", Arguments = new object[] { 16 })]");
        return Fix.ExpectAllAsync<RegisterComponentsFix>(Variants(""), Variants("        RegisterComponents();\n"));
    }

    [Theory]
    [InlineData("    public Net() : base(\"Net\")\n    {\n        (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));\n        if (conv is not null)\n            return;\n    }")]
    [InlineData("    public Net(bool registers = false) : base(\"Net\")\n    {\n        (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));\n        if (registers)\n            RegisterComponents();\n    }")]
    public Task ABodyThatNeedsThought(string constructor) => Fix.ExpectNoneAsync<RegisterComponentsFix>(Net(constructor));

    [Fact]
    public Task APrimaryConstructor() => Fix.ExpectNoneAsync<RegisterComponentsFix>("""
        [Prunable("3x8x8")]
        public sealed partial class Net() : Module<Tensor, Tensor>("Net")
        {
            private readonly Conv2d conv = Conv2d(3, 4, 1);
            public override Tensor forward(Tensor input) => conv.call(input);
        }
        """);

    [Fact]
    public Task ALayerThatNoFieldHolds() => Fix.ExpectNoneAsync<RegisterComponentsFix>(
        Net("    public Net() : base(\"Net\")\n    {\n        (conv, last) = (Conv2d(3, 4, 1), Conv2d(4, 2, 1));\n        RegisterComponents();\n    }", "Conv2d(4, 2, 1).call(conv.call(input))"));

    private static string Net(string constructor, string forward = "last.call(conv.call(input))") =>
        $"[Prunable(\"3x8x8\")]\npublic sealed partial class Net : Module<Tensor, Tensor>\n{{\n    private readonly Conv2d conv;\n    private readonly Conv2d last;\n{constructor}\n    public override Tensor forward(Tensor input) => {forward};\n}}\n";

    private static string Initialized(string constructor) => Net(constructor).Replace("Conv2d conv;", "Conv2d conv = Conv2d(3, 4, 1);").Replace("Conv2d last;", "Conv2d last = Conv2d(4, 2, 1);");

    private static string Scaled(string constructor) => Initialized(constructor)
        .Replace("    private readonly Conv2d last", "    private readonly Parameter scale = new(ones(4, 1, 1));\n    private readonly Conv2d last").Replace("conv.call(input)", "conv.call(input) * scale");
}
