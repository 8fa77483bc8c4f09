using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 21 to 23: calls, dispose scopes, branches and residuals.</summary>
public sealed class ForwardCallTests
{
    [Fact]
    public void Idiom21CallForwardNestedCallsAndHelpers() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> conv = Conv2d(3, 8, 1), avgpool = AdaptiveAvgPool2d((1, 1)), flatten = Flatten(), fc = Linear(8, 10);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => fc.call(flatten.call(avgpool.forward(_features(input))));
            private Tensor _features(Tensor x)
            {
                x = conv.forward(x);
                x = functional.relu(x);
                return x;
            }
        }
        """, (8 * 3 * 64) + 80, "conv 8");

    [Fact]
    public void Idiom22DisposeScopesAndUsings() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d a = Conv2d(3, 8, 1);
            private readonly Conv2d b = Conv2d(8, 6, 1);
            private readonly Conv2d c = Conv2d(6, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                using var outer = NewDisposeScope();
                using (var scope = torch.NewDisposeScope())
                {
                    using var y = a.call(input);
                    using (var z = functional.relu(y))
                        if (z.ndim == 4)
                        {
                            var w = b.call(z);
                            return scope.MoveToOuter(c.call(w)).MoveToOuterDisposeScope();
                        }
                    return y.MoveToOuterDisposeScope();
                }
            }
        }
        """, (8 * 3 * 64) + (6 * 8 * 64) + (2 * 6 * 64), "a 8", "b 6");

    [Theory]
    [InlineData("torch.cat(new[] { a, b }, 1)")]
    [InlineData("torch.cat(new Tensor[] { a, b }, 1)")]
    [InlineData("cat(new List<Tensor> { a, b }, dim: 1)")]
    [InlineData("cat([a, b], -3)")]
    public void Idiom23BranchesAndCat(string cat) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d left = Conv2d(3, 8, 1);
            private readonly Conv2d right = Conv2d(3, 6, 3, padding: 1);
            private readonly Conv2d last = Conv2d(14, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var a = left.call(input);
                var b = right.call(input);
                return last.call({{cat}});
            }
        }
        """, (8 * 3 * 64) + (6 * 27 * 64) + (2 * 14 * 64), "left 8", "right 6");

    [Theory]
    [InlineData("(x + y).relu()")]
    [InlineData("y.add_(x).relu_()")]
    [InlineData("torch.add(x, y).relu_()")]
    [InlineData("functional.relu(y += x)")]
    public void Idiom23ResidualsInPlaceAndNot(string sum) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem = Conv2d(3, 8, 1);
            private readonly Conv2d conv1 = Conv2d(8, 6, 1);
            private readonly Conv2d conv2 = Conv2d(6, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = stem.call(input);
                var y = conv2.call(functional.relu(conv1.call(x)));
                return last.call({{sum}});
            }
        }
        """, (8 * 3 * 64) + (2 * 48 * 64) + (16 * 64), "conv1 6", "conv2 8");

    [Fact]
    public void Idiom23SqueezeAndExcitation() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem = Conv2d(3, 8, 1);
            private readonly Module<Tensor, Tensor> avgpool = AdaptiveAvgPool2d(1), fc1 = Conv2d(8, 4, 1), fc2 = Conv2d(4, 8, 1), scale_activation = Sigmoid();
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            private Tensor _scale(Tensor input) => scale_activation.call(fc2.call(functional.relu(fc1.call(avgpool.call(input)))));
            public override Tensor forward(Tensor input)
            {
                var x = stem.call(input);
                var scale = _scale(x);
                return last.call(scale * x);
            }
        }
        """, (8 * 3 * 64) + 32 + 32 + (2 * 8 * 64), "stem 8", "fc1 4");
}
