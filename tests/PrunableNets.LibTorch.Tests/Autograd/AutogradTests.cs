using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Autograd;

public sealed class AutogradTests
{
    [Fact]
    public void Gradients_accumulate_and_are_cleared()
    {
        using var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        x.pow(2).sum().backward();
        x.pow(2).sum().backward();
        Assert.Equal([4f, 8f], x.grad.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_gives_second_derivatives_and_null_for_what_is_unused()
    {
        using var x = tensor(3f, requires_grad: true);
        using var unused = tensor(1f, requires_grad: true);
        var first = autograd.grad([x.pow(3)], [x, unused], create_graph: true, allow_unused: true);
        Assert.Null(first[1]);
        Assert.Equal(27f, first[0].item<float>());
        Assert.Equal(18f, autograd.grad([first[0]], [x])[0].item<float>());
        Assert.Throws<ExternalException>(() => autograd.grad([x * 2], [unused]));
    }

    [Fact]
    public void No_graph_is_recorded_where_it_is_not_wanted()
    {
        using var x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void Gradient_norms_are_clipped_together()
    {
        var (a, b) = (new Parameter(zeros(1)), new Parameter(zeros(1)));
        (a * 3 + b * 4).sum().backward();
        Assert.Equal(5, nn.utils.clip_grad_norm_([a, b], 1), 1e-6);
        Assert.Equal(0.6f, a.grad.item<float>(), 1e-5f);
        Assert.Equal(0.8f, b.grad.item<float>(), 1e-5f);
    }

    [Fact]
    public void An_error_of_libtorch_keeps_its_message()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3).mm(zeros(2, 3)));
        Assert.Contains("shapes cannot be multiplied", error.Message);
    }
}
