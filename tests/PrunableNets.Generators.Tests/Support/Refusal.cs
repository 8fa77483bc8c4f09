using System.Linq;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>Sources that are refused, with the expected diagnostic written into them: <c>{|PRN1001:expression|}</c>.</summary>
internal static class Refusal
{
    /// <summary>A network of two convolutions with the given parts.</summary>
    public static string Net(string forward = "return last.call(conv.call(input));", string constructor = "", string members = "", string types = "") => $$"""
        {{types}}

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            private readonly Conv2d last;
            {{members}}
            public Net() : base("Net")
            {
                long width = 8;
                {{constructor}}
                conv = Conv2d(3, width, 1);
                last = Conv2d(width, 2, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input)
            {
                {{forward}}
            }
        }
        """;

    /// <summary>Asserts the marked diagnostic and no other, that nothing is generated, and that the user's own code still compiles.</summary>
    /// <returns>The diagnostic.</returns>
    public static ReportedDiagnostic Expect(string marked, string message, params string[] trace)
    {
        var markup = Markup.Parse(marked);
        var run = Generator.Run(markup.Source);
        Assert.False(run.Crashed, run.Crash);
        var reported = run.Single();
        var (id, position, span) = Assert.Single(markup.Expected);
        Assert.Equal((id, span, position), (reported.Id, reported.Span, reported.Position));
        Assert.Contains(message, reported.Message, System.StringComparison.Ordinal);
        if (trace.Length > 0)
            Assert.Equal(trace, reported.Trace);
        Assert.Empty(run.Sources);
        Assert.DoesNotContain(run.CompilerMessages, static m => m.Contains("error", System.StringComparison.Ordinal));
        return reported;
    }

    /// <summary>Asserts that a source is evaluated without a diagnostic.</summary>
    public static void ExpectNone(string source) => Generator.Run(source).AssertClean();
}
