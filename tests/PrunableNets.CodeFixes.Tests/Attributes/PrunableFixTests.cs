using System.Threading.Tasks;
using PrunableNets.CodeFixes.Attributes;
using PrunableNets.CodeFixes.Tests.Support;
using Xunit;

namespace PrunableNets.CodeFixes.Tests.Attributes;

public sealed class PrunableFixTests
{
    [Theory]
    [InlineData("3,8,8", "3x8x8")]
    [InlineData("(3, 8, 8)", "3x8x8")]
    [InlineData("[3, 8, 8]", "3x8x8")]
    [InlineData("3X8X8", "3x8x8")]
    [InlineData("8, B, 6", "8xBx6")]
    [InlineData("3 * 8 * 8", "3x8x8")]
    [InlineData("3x8x8:float32", "3x8x8")]
    public Task AShapeIsWrittenAsItIsRead(string before, string after) => Fix.ExpectAsync<InputShapeFix>(Net($"/* images */ \"{before}\""), Net($"/* images */ \"{after}\""), $"Write the input shape as \"{after}\"");

    [Theory]
    [InlineData("3x0x8")]
    [InlineData("3xHxW")]
    [InlineData("3x8x8:complex")]
    public Task AShapeThatCouldBeAnything(string shape) => Fix.ExpectNoneAsync<InputShapeFix>(Net($"\"{shape}\""));

    [Fact]
    public async Task NumbersOfTokens()
    {
        static string Tokens(string shape) => $$"""
            [Prunable({{shape}})]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Words words = new();
                private readonly Linear linear = Linear(8, 2);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor input) => linear.call(words.call(input));
            }
            """;
        const string Words = """
            public sealed class Words : Module<Tensor, Tensor>
            {
                private readonly Embedding embedding = Embedding(100, 8);
                public Words() : base("Words") => RegisterComponents();
                public override Tensor forward(Tensor input) => embedding.call(input);
            }
            """;
        using var bench = new Workbench([("Network.cs", Tokens("\"16\"")), ("Words.cs", Words)]);
        // The diagnostic stands at the call of the embedding, the attribute is in another file.
        await bench.ApplyAsync(Assert.Single(await bench.ActionsAsync(new InputShapeFix())));
        Assert.Equal(Tokens("\"16:long\""), bench.Text());
        Assert.Equal(Words, bench.Text("Words.cs"));
        await Fix.AssertGoneAsync<InputShapeFix>(bench);
    }

    [Theory]
    [InlineData("Net-110", "Net110")]
    [InlineData("small net", "smallNet")]
    [InlineData("110", "Net110")]
    [InlineData("class", "NetClass")]
    public Task AVariantGetsANameThatAClassCanHave(string before, string after) => Fix.ExpectAsync<VariantNameFix>(
        Net($"\"3x8x8\", Name = \"{before}\""), Net($"\"3x8x8\", Name = \"{after}\""), $"Name the variant \"{after}\"");

    [Theory]
    [InlineData("\"3x8x8\", RoundTo = 0", "\"3x8x8\"")]
    [InlineData("\"3x8x8\", MinChannels = -1, RoundTo = 2", "\"3x8x8\", RoundTo = 2")]
    public Task ANumberThatCannotBeGoes(string before, string after) => Fix.ExpectAsync<RemoveArgumentFix>(Net(before), Net(after));

    [Theory]
    [InlineData("\"3x8x8\", Keep = new[] { \"head\" }", "\"3x8x8\"")]
    [InlineData("\"3x8x8\", Keep = new[] { \"conv\", /* gone */ \"head\" }", "\"3x8x8\", Keep = new[] { \"conv\" /* gone */  }")]
    [InlineData("\"3x8x8\", Keep = new string[] { \"head\", \"conv\" }", "\"3x8x8\", Keep = new string[] { \"conv\" }")]
    [InlineData("\"3x8x8\", Keep = new[] { \"head\" }, RoundTo = 2", "\"3x8x8\", RoundTo = 2")]
    public Task APathWithoutALayerGoes(string before, string after) => Fix.ExpectAsync<RemoveKeptPathFix>(Net(before), Net(after), "Remove \"head\" from Keep");

    [Fact]
    public Task OnlyTheVariantThatIsMeant() => Fix.ExpectAsync<RemoveKeptPathFix>(
        Net("\"3x8x8\", Keep = new[] { \"conv\" }), Obsolete, Prunable(\"3x8x8\", Name = \"Other\", Keep = new[] { \"conv\", \"head\" }"),
        Net("\"3x8x8\", Keep = new[] { \"conv\" }), Obsolete, Prunable(\"3x8x8\", Name = \"Other\", Keep = new[] { \"conv\" }"));

    private static string Net(string arguments) => $$"""
        [Prunable({{arguments}})]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 4, 1);
            private readonly Conv2d last = Conv2d(4, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(conv.call(input));
        }
        """;
}
