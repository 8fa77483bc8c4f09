using PrunableNets.Generators.Tests.Support;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>A convolution to 8 channels of 4x4, something in the middle, and a convolution that reads 8 channels.</summary>
internal static class ConvolutionNet
{
    public const long Macs = (3 * 8 * 16) + (8 * 6 * 16) + (6 * 2 * 16);

    /// <summary>Asserts the groups beside those of the last hidden convolution, which is always free, and that gated and slim compute the same.</summary>
    /// <param name="body">Statements that make <c>y</c>, [B, 8, 4, 4], from <c>x</c>; reported expressions are marked.</param>
    /// <param name="groups">The groups in front of <c>free 6</c>.</param>
    public static EvaluatedNetwork Expect(string body, params string[] groups) => Expect(body, "", 0, groups);

    public static EvaluatedNetwork Expect(string body, string members, long macs, params string[] groups) =>
        EvaluatedNetwork.Expect(Source(body, members), Macs + macs, [.. groups, "free 6"]);

    public static string Source(string body, string members = "") => $$"""
        [Prunable("3x4x4")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d free = Conv2d(8, 6, 1);
            private readonly Conv2d last = Conv2d(6, 2, 1);
            {{members}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = conv.call(input);
                {{body}}
                return last.call(free.call(y));
            }
        }
        """;
}
