using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Attention;

/// <summary>Tensors that the constructor computes: tables of positions, lists of parameters, constants.</summary>
public sealed class ConstructedTensorTests
{
    private const string Table = """
        var table = torch.zeros(16, 8);
        var position = torch.arange(0, 16, dtype: ScalarType.Float32).unsqueeze(1);
        var frequency = torch.exp(torch.arange(0, 8, 2).@float() * (-Math.Log(10000.0) / 8));
        table[TensorIndex.Ellipsis, TensorIndex.Slice(0, null, 2)] = torch.sin(position * frequency);
        table[TensorIndex.Colon, TensorIndex.Slice(1, null, 2)] = torch.cos(position * frequency);
        """;

    [Theory]
    [InlineData("register_buffer(\"pe\", table.unsqueeze(0));", "x + get_buffer(\"pe\")![TensorIndex.Colon, TensorIndex.Slice(null, x.shape[1])]")]
    [InlineData("pe = table.unsqueeze(0);", "x + pe.narrow(1, 0, x.shape[1])", "private readonly Tensor pe;")]
    [InlineData("pe = table;", "(x.transpose(0, 1) + pe[TensorIndex.Slice(0, x.shape[1])].unsqueeze(1)).transpose(0, 1)", "private readonly Tensor pe;")]
    public void SinesOfPositions(string keep, string add, string member = "") => Tokens(Table + keep, member, $"var y = {add};", "embedding 8");

    [Fact]
    public void ATableThatNobodyKeepsIsRefused() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input) + tables[0]);", constructor: "tables[0] = {|PRN1006:torch.zeros(8, 1, 1)|}; tables[0][0] = torch.ones(1, 1);", members: "private readonly Tensor[] tables = new Tensor[1];"),
        "the constructor writes values into this tensor");

    [Fact]
    public void NumbersThatNobodyKeepsAreMadeAnew() => EvaluatedNetwork.Of(Refusal.Net(
        "return last.call(conv.call(input) * scales[0]);", members: "private readonly Tensor[] scales = [torch.tensor(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }).view(8, 1, 1)];")).AssertComputesTheSame();

    [Fact]
    public void ConstantsOfANormalisation() => EvaluatedNetwork.Expect(
        Refusal.Net("return last.call(conv.call((input - mean) / deviation));", "mean = torch.tensor(new[] { 0.4f, 0.5f, 0.6f }).view(1, 3, 1, 1); register_buffer(\"deviation\", deviation);",
            "private readonly Tensor mean; private readonly Tensor deviation = torch.tensor(new double[] { 0.2, 0.2, 0.3 }, dtype: float32).view(1, -1, 1, 1);"),
        64 * ((3 * 8) + (8 * 2)), "conv 8");

    [Fact]
    public void ABufferOfWholeNumbersStaysOne() => Tokens(
        "register_buffer(\"places\", torch.arange(0, 5));", "private readonly Embedding place = Embedding(5, 8);", "var y = x + place.call(get_buffer(\"places\")!);", "embedding 8");

    [Fact]
    public void ListsOfParameters() => Tokens(
        "for (var i = 0; i < 3; i++) scales.Add(new Parameter(torch.randn(8)));", "private readonly ParameterList scales = new ParameterList();",
        "var y = x; foreach (var s in scales) y = y * s; y = y + scales[scales.Count - 1];", "embedding 8");

    [Fact]
    public void DictionariesOfParameters() => Tokens(
        "scales.Add(\"b\", new Parameter(torch.randn(8))); scales.Add(\"c\", new Parameter(torch.randn(1)));",
        "private readonly ParameterDict scales = ParameterDict((\"a\", new Parameter(torch.ones(8))));",
        "var y = x * scales[\"a\"] + scales[\"b\"] * scales[\"c\"];", "embedding 8");

    [Theory]
    [InlineData("...d,d->...d", "x, v", "embedding 8")]
    [InlineData("b...d,...d->b...d", "x, v", "embedding 8")]
    [InlineData("bnd,ed->bne", "x, w", "embedding 8")]
    [InlineData("bnd, d", "x, v", "embedding 8")]
    public void EinsumWithAnEllipsisOrWithoutAnArrow(string equation, string operands, params string[] groups) => Tokens(
        "", "private readonly Parameter v = new Parameter(torch.randn(8)); private readonly Parameter w = new Parameter(torch.randn(8, 8));",
        equation == "bnd, d" ? $"var y = x + einsum(\"{equation}\", {operands}).unsqueeze(-1);" : $"var y = einsum(\"{equation}\", {operands});", groups);

    [Theory]
    [InlineData("bnd->bdn", "x", ".transpose(1, 2)")]
    [InlineData("bnd,ed,e->bne", "x, w, v", "")]
    [InlineData("bnd,ee->bnd", "x, w", "")]
    public void OtherEinsumsAreOpaque(string equation, string operands, string result) => Tokens(
        "", "private readonly Parameter v = new Parameter(torch.randn(8)); private readonly Parameter w = new Parameter(torch.randn(8, 8));",
        $"var y = {{|PRN2002:einsum(\"{equation}\", {operands})|}}{result};");

    private static void Tokens(string constructor, string members, string body, params string[] groups)
    {
        var source = $$"""
            [Prunable("5:long")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Embedding embedding = Embedding(20, 8);
                private readonly Linear hidden = Linear(8, 6);
                private readonly Linear last = Linear(6, 2);
                {{members}}
                public Net() : base("Net")
                {
                    {{constructor}}
                    RegisterComponents();
                }
                public override Tensor forward(Tensor input)
                {
                    var x = embedding.call(input);
                    {{body}}
                    return last.call(functional.relu(hidden.call(y)).mean(new long[] { 1 }));
                }
            }
            """;
        var network = source.Contains("{|", System.StringComparison.Ordinal) ? EvaluatedNetwork.Reported(source) : EvaluatedNetwork.Of(source);
        Assert.Equal([.. groups, "hidden 6"], network.Groups);
        network.AssertComputesTheSame(20);
    }
}
