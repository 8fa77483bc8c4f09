using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Attention;

/// <summary>Attention as users write it out: whole heads are one group each way, single heads prune their dimensions.</summary>
public sealed class HeadTests
{
    private const long Projections = (3 * 6 * 16 * 16) + (6 * 16 * 3);
    private const long Products = 2 * 4 * 6 * 6 * 4;

    private static readonly string[] Fields =
    [
        "Linear q = Linear(16, 16)", "Linear k = Linear(16, 16)", "Linear v = Linear(16, 16)", "Linear qkv = Linear(16, 48)", "Linear k1 = Linear(16, 4)", "Linear v1 = Linear(16, 4)",
        "LayerNorm norm = LayerNorm(4)", "Parameter scales = new Parameter(torch.ones(4, 1, 1))",
    ];

    private const string Separate = "var (q4, k4, v4) = (Heads(q.call(x)), Heads(k.call(x)), Heads(v.call(x)));";
    private const string Merged = "return last.call(y.transpose(1, 2).reshape(b, n, 16));";

    [Theory]
    [InlineData("var y = torch.matmul(torch.matmul(q4, k4.transpose(-2, -1)) / Math.Sqrt(4), v4).contiguous();")]
    [InlineData("var y = (q4 * 0.5).matmul(k4.mT).softmax(-1).matmul(v4);")]
    [InlineData("var y = torch.einsum(\"bhij,bhjd->bhid\", functional.softmax(torch.einsum(\"bhid,bhjd->bhij\", q4, k4), -1), v4);")]
    [InlineData("var y = functional.scaled_dot_product_attention(q4, k4, v4);")]
    [InlineData("var y = functional.scaled_dot_product_attention(q4, k4, v4, is_casual: true);")]
    [InlineData("var y = torch.matmul((q4.matmul(k4.swapaxes(2, 3)) * scales).softmax(-1), v4);", "scales")]
    [InlineData("var y = norm.call(q4).matmul(norm.call(k4).transpose(2, 3)).softmax(-1).matmul(v4);", "norm")]
    [InlineData("var mask = torch.tril(torch.ones(6, 6)).eq(0); var y = torch.matmul(q4.matmul(k4.mT).masked_fill(mask, float.NegativeInfinity).softmax(-1), v4);")]
    [InlineData("var mask = torch.ones(n, n, dtype: ScalarType.Bool).triu(1); var y = torch.matmul(q4.matmul(k4.mT).masked_fill(mask, -1e9).softmax(-1), v4);")]
    [InlineData("var y = functional.dropout(functional.relu(q4).matmul(k4.mT).softmax(-1), 0.1, training).matmul(v4);")]
    public void HeadsOfSeparateLayers(string attention, string extra = "") => Check(Separate + attention + Merged, Projections + Products, "q k v " + extra, "q 4");

    /// <summary>Rotary positions, whose tables are in the state dict or are not.</summary>
    [Theory]
    [InlineData("t * cos + torch.cat([t.chunk(2, -1)[1].neg(), t.chunk(2, -1)[0]], -1) * sin", true)]
    [InlineData("t * cos + torch.cat([t.chunk(2, -1)[1].neg(), t.chunk(2, -1)[0]], -1) * sin", false)]
    [InlineData("torch.cat([-t.narrow(3, 2, 2), t.narrow(3, 0, 2)], -1) * sin + cos * t", true)]
    [InlineData("t * cos.unsqueeze(0).unsqueeze(0)", true)]
    public void HeadsWithRotaryPositions(string rotated, bool persistent)
    {
        foreach (var residual in new[] { "Branch", "Stream" })
            EvaluatedNetwork.Expect($$"""
                [Prunable("6x16", Residual = ResidualTreatment.{{residual}})]
                public sealed partial class Net : Module<Tensor, Tensor>
                {
                    private readonly Linear q = Linear(16, 16), k = Linear(16, 16), v = Linear(16, 16), last = Linear(16, 3);
                    private readonly Tensor cos = torch.arange(24, dtype: ScalarType.Float32).view(6, 4).cos(), sin = torch.ones(6, 4);
                    public Net() : base("Net")
                    {
                        register_buffer("cos", cos, persistent: {{(persistent ? "true" : "false")}});
                        register_buffer("sin", sin, persistent: {{(persistent ? "true" : "false")}});
                        RegisterComponents();
                    }
                    private Tensor Heads(Tensor t) => t.view(t.shape[0], t.shape[1], 4, 4).permute(0, 2, 1, 3);
                    private Tensor Turned(Tensor t) => {{rotated}};
                    public override Tensor forward(Tensor x)
                    {
                        var y = functional.scaled_dot_product_attention(Turned(Heads(q.call(x))), Turned(Heads(k.call(x))), Heads(v.call(x)));
                        return last.call(y.transpose(1, 2).reshape(x.shape[0], 6, 16));
                    }
                }
                """, Projections + Products, "q 4");
    }

    [Fact]
    public void HeadsBehindTheBatch() => Check("""
        var q3 = Heads(q.call(x)).reshape(b * 4, n, 4);
        var k3 = Heads(k.call(x)).reshape(b * 4, n, 4);
        var v3 = Heads(v.call(x)).reshape(b * 4, n, 4);
        var y = torch.bmm(torch.bmm(q3, k3.transpose(1, 2)).softmax(-1), v3).view(b, 4, n, 4);
        """ + Merged, Projections + Products, "q k v", "q 4");

    [Theory]
    [InlineData("var p = qkv.call(x).chunk(3, -1); var (q4, k4, v4) = (Heads(p[0]), Heads(p[1]), Heads(p[2]));")]
    [InlineData("var p = qkv.call(x).split(16, 2); var (q4, k4, v4) = (Heads(p[0]), Heads(p[1]), Heads(p[2]));")]
    [InlineData("var p = qkv.call(x).reshape(b, n, 3, 4, 4).permute(2, 0, 3, 1, 4).unbind(0); var (q4, k4, v4) = (p[0], p[1], p[2]);")]
    [InlineData("var p = qkv.call(x).view(b, n, 3, 4, 4).transpose(1, 3); var (q4, k4, v4) = (p[.., .., 0], p[.., .., 1], p[.., .., 2]);")]
    [InlineData("var p = qkv.call(x).view(b, n, 4, 12).transpose(1, 2).chunk(3, -1); var (q4, k4, v4) = (p[0], p[1], p[2]);")]
    public void HeadsOfOneLayer(string split) => Check(
        split + "var y = q4.matmul(k4.transpose(-2, -1)).softmax(-1).matmul(v4);" + Merged, Projections + Products, "qkv", "qkv 4");

    [Fact]
    public void ASingleHeadPrunesItsDimensions() => Check(
        "return last.call(q.call(x).matmul(k.call(x).transpose(1, 2)).softmax(-1).matmul(v.call(x)));", Projections + (2 * 6 * 6 * 16), "q k v", "q 16", "v 16");

    [Fact]
    public void KeysAndValuesForAllHeadsKeepTheirWidth() => Check(
        "var y = Heads(q.call(x)).matmul(k1.call(x).unsqueeze(1).transpose(2, 3)).softmax(-1).matmul(v1.call(x).unsqueeze(1));" + Merged,
        (6 * 16 * 16) + (2 * 6 * 16 * 4) + (6 * 16 * 3) + Products, "q k1 v1", "q 4");

    [Fact]
    public void AnAttentionOverChannelsTiesRowsAndKeepsColumns() => Check(
        "return last.call(v.call(x).matmul(q.call(x).transpose(1, 2).matmul(k.call(x)).softmax(-1)));", Projections + (2 * 6 * 16 * 16), "q k v", "v 16");

    private static void Check(string body, long macs, string used, params string[] groups)
    {
        var fields = string.Concat(Fields.Where(f => used.Split(' ').Contains(f.Split(' ')[1])).Select(static f => $"private readonly {f};\n"));
        EvaluatedNetwork.Expect($$"""
            [Prunable("6x16")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                {{fields}}
                private readonly Linear last = Linear(16, 3);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x)
                {
                    var (b, n) = (x.shape[0], x.shape[1]);
                    {{body}}
                }
                private Tensor Heads(Tensor t) => t.view(t.shape[0], t.shape[1], 4, 4).permute(0, 2, 1, 3);
            }
            """, macs, groups);
    }
}
