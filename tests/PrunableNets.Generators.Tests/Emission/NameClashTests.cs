using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Generated code stands in the user's namespace and class, so the user's names must not change what it means.</summary>
public sealed class NameClashTests
{
    [Theory]
    [InlineData("public sealed class Linear { }")]
    [InlineData("public sealed class Tensor2 { }\npublic sealed class Dictionary { }\npublic static class Enumerable { }")]
    [InlineData("public sealed class Block { }\npublic sealed class Gate { }")]
    [InlineData("public static class PrunableModel { }\npublic sealed class LayerInfo { }")]
    public void TypesOfTheUsersNamespace(string types) => EvaluatedNetwork.Of("namespace Mine;\n" + Refusal.Net(types: types)).AssertComputesTheSame();

    [Theory]
    [InlineData("private static int Add(int a) => a;\npublic static int Copy() => Add(1);")]
    [InlineData("public sealed class Block { }\npublic sealed class Gates { }")]
    [InlineData("public int widths = 1;\npublic int plan = 2;")]
    public void MembersOfTheUsersClass(string members) => EvaluatedNetwork.Of(Refusal.Net(members: members)).AssertComputesTheSame();

    [Theory]
    [InlineData("@class")]
    [InlineData("Conv2d")]
    [InlineData("input")]
    [InlineData("gate")]
    [InlineData("x2")]
    [InlineData("forward_")]
    [InlineData("Gate")]
    [InlineData("Add")]
    [InlineData("ScatterAdd")]
    [InlineData("Block")]
    public void FieldsWithAwkwardNames(string field)
    {
        EvaluatedNetwork.Of($$"""
            [Prunable("3x8x8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Module<Tensor, Tensor> {{field}};
                private readonly Module<Tensor, Tensor> last;
                public Net() : base("Net")
                {
                    this.{{field}} = nn.Conv2d(3, 8, 1);
                    last = nn.Conv2d(8, 2, 1);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => last.call(this.{{field}}.call(x));
            }
            """).AssertComputesTheSame();
    }

    [Fact]
    public void PathsThatDifferInPunctuationOnly() => EvaluatedNetwork.Of("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(("a-b", Conv2d(3, 8, 1)), ("a_b", Conv2d(8, 6, 1)), ("ä", Conv2d(6, 2, 1)));
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """).AssertComputesTheSame();
}
