using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.DisposeScopes;

public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using (NewDisposeScope())
            inside = zeros(2) + 1;
        Assert.True(inside.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => inside.shape);
    }

    [Fact]
    public void A_tensor_moves_outwards_one_scope_at_a_time()
    {
        Tensor moved, twice;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = zeros(2).MoveToOuterDisposeScope();
                twice = zeros(2).MoveToOuterDisposeScope();
            }
            Assert.False(moved.IsInvalid);
            twice.MoveToOuterDisposeScope();
        }
        Assert.True(moved.IsInvalid);
        Assert.False(twice.IsInvalid);
        twice.Dispose();
    }

    [Fact]
    public void A_detached_tensor_outlives_every_scope()
    {
        Tensor kept;
        using (NewDisposeScope())
            kept = zeros(2).DetachFromDisposeScope();
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void Scopes_count_contain_move_and_keep()
    {
        using var outer = NewDisposeScope();
        var scope = NewDisposeScope();
        var (first, second, third) = (zeros(1), zeros(1), zeros(1));
        Assert.Equal(3, scope.DisposablesCount);
        Assert.True(scope.Contains(first));
        Assert.Same(scope, CurrentDisposeScope);
        scope.DisposeEverythingBut(first, second);
        Assert.True(third.IsInvalid);
        scope.MoveToOuter(second);
        scope.Dispose();
        Assert.True(first.IsInvalid);
        Assert.True(outer.Contains(second));
        Assert.Same(outer, CurrentDisposeScope);
    }

    [Fact]
    public void Module_state_outlives_the_scope_it_was_made_in()
    {
        nn.Module<Tensor, Tensor> model;
        using (NewDisposeScope())
            model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        using var result = model.call(zeros(1, 1, 4, 4));
        Assert.Equal([1, 2, 2, 2], result.shape);
    }

    [Fact]
    public void An_in_place_operator_answers_the_tensor_itself()
    {
        using var x = zeros(2);
        Assert.Same(x, x.add_(1));
        Assert.Equal([1f, 1f], x.data<float>().ToArray());
    }

    [Fact]
    public void Live_tensors_are_counted_per_thread()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        var x = zeros(1);
        Assert.Equal(before + 1, statistics.ThreadTotalLiveCount);
        x.Dispose();
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }
}
