using System;
using System.Linq;
using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;

namespace PrunableNets.Generators.Tests.Pipeline;

/// <summary>Declarations that are unusual or wrong: the generator says what it cannot do, and one bad class never silences the others.</summary>
public sealed class StrangeDeclarationTests
{
    private const string Good = """
        namespace Fine
        {
            [Prunable("8")]
            public sealed partial class Good : Module<Tensor, Tensor>
            {
                private readonly Linear first = Linear(8, 6), last = Linear(6, 2);
                public Good() : base("Good") => RegisterComponents();
                public override Tensor forward(Tensor x) => last.call(first.call(x).relu());
            }
        }

        """;

    [Theory]
    [InlineData("[Prunable(null!)] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; }")]
    [InlineData("[Prunable(\"8\", null!)] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; }")]
    [InlineData("[Prunable] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; }")]
    [InlineData("[Prunable(\"8\")] public sealed partial record Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; }")]
    [InlineData("[Prunable(\"8\")] public sealed partial class Bad : Missing { }")]
    [InlineData("[Prunable(\"8\")] public sealed partial class Bad : Bad { }")]
    [InlineData("[Prunable(\"8\", Keep = null!)] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; }")]
    [InlineData("[Prunable(\"8\")] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } public override Tensor forward(Tensor x) => x; } [Prunable(\"8\")] public sealed partial class Bad : Module<Tensor, Tensor> { public Bad() : base(\"Bad\") { } }")]
    public void OneBadClassDoesNotSilenceTheOthers(string bad)
    {
        var run = Generator.Run(Good + bad);
        Assert.False(run.Crashed, run.Crash);
        Assert.DoesNotContain(run.Diagnostics, static d => d.Id == "PRN9001");
        Assert.Contains(run.Sources.Keys, static k => k.Contains("Good.Slim", StringComparison.Ordinal));
    }

    [Fact]
    public void KeywordsAreNames()
    {
        var run = Generator.Run("""
            namespace @int.@class
            {
                [Prunable("8")]
                public sealed partial class @event : Module<Tensor, Tensor>
                {
                    private readonly Linear @new = Linear(8, 6), @default = Linear(6, 2);
                    public @event() : base("event") => RegisterComponents();
                    public override Tensor forward(Tensor @in) => @default.call(@new.call(@in).relu());
                }
            }
            """).AssertClean();
        Assert.NotNull(run.Load().GetType("int.class.event")!.GetMethod("Create")!.Invoke(null, null));
    }

    [Fact]
    public void ClassesOfOneNameInTwoNamespaces()
    {
        var run = Generator.Run(Good + Good.Replace("namespace Fine", "namespace Other", StringComparison.Ordinal)).AssertClean();
        var types = run.Load();
        Assert.NotNull(types.GetType("Fine.Good")!.GetProperty("Architecture")!.GetValue(null));
        Assert.NotNull(types.GetType("Other.Good")!.GetProperty("Architecture")!.GetValue(null));
    }

    [Fact]
    public void AFactoryMayBeCalledCreate()
    {
        var run = Generator.Run("""
            public sealed class Plain : Module<Tensor, Tensor>
            {
                private readonly Linear first, last;
                public Plain(long width) : base("Plain")
                {
                    (first, last) = (Linear(8, width), Linear(width, 2));
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => last.call(first.call(x).relu());
            }
            public static partial class Factories
            {
                [Prunable("8")]
                public static Plain Create() => new(6);
            }
            """).AssertClean();
        var model = run.Load().GetTypes().Single(static t => t.GetProperty("Architecture", BindingFlags.Public | BindingFlags.Static) is not null);
        using var made = (torch.nn.Module)model.GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
        Assert.Equal(4, made.state_dict().Count);
    }
}
