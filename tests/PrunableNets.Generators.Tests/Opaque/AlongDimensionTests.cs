using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Functions along a dimension: channels along others are followed, those along it keep their full width.</summary>
public sealed class AlongDimensionTests
{
    [Theory]
    [InlineData("x.cumsum(2)")]
    [InlineData("torch.cumprod(x, -1)")]
    [InlineData("x.logcumsumexp(3)")]
    [InlineData("x.flip(2, 3)")]
    [InlineData("x.fliplr()", false)]
    [InlineData("x.roll(1, 2)")]
    [InlineData("x.roll(new long[] { 1, -1 }, new long[] { 2, 3 })")]
    [InlineData("torch.roll(x, 1, 1)", false)]
    [InlineData("x.sort(2).Values")]
    [InlineData("torch.sort(x, 1, true)", false, ".values")]
    [InlineData("x * x.argsort(3)")]
    [InlineData("x.cummax(2).values")]
    [InlineData("functional.normalize(x, dim: 2)")]
    [InlineData("functional.normalize(x)", false)]
    [InlineData("x.index_select(2, torch.arange(3, -1, -1))")]
    [InlineData("x.diff(1, 2).repeat_interleave(4, 2).narrow(2, 0, 4)")]
    public void Keeping(string expression, bool isFollowed = true, string result = "") => Expect($"var y = {(isFollowed ? expression : $"{{|PRN2002:{expression}|}}")}{result};", isFollowed);

    [Theory]
    [InlineData("x.std(2, keepdim: true)")]
    [InlineData("x.var(new long[] { 2, 3 }, unbiased: false, keepdim: true)")]
    [InlineData("torch.std_mean(x, (2, 3), keepdim: true).std")]
    [InlineData("torch.var_mean(x, (2, 3), keepdim: true).mean")]
    [InlineData("x.norm(2, true)")]
    [InlineData("torch.linalg.vector_norm(x, 2, new long[] { 2 }, true)")]
    [InlineData("torch.linalg.norm(x, dims: new long[] { 2, 3 }, keepdim: true)")]
    [InlineData("torch.linalg.norm(x, 1, new long[] { 1 }, true)", false)]
    [InlineData("x.prod(3, true)")]
    [InlineData("x.logsumexp(2, true)")]
    [InlineData("x.max(2, true).values")]
    [InlineData("x.min(3, true).values + x.min(3, true).indexes")]
    [InlineData("torch.amax(x, new long[] { 2 }, keepdim: true)")]
    [InlineData("x.argmax(2, true)")]
    [InlineData("x.topk(1, 2).values")]
    [InlineData("x.kthvalue(2, 2, true).values")]
    [InlineData("x.any(2, true)")]
    [InlineData("x.max(1, true)", false, ".values")]
    [InlineData("x.std(1, keepdim: true)")]
    [InlineData("x.var(new long[] { 1 }, true, true)")]
    [InlineData("x.amax(new long[] { 1 }, true)")]
    [InlineData("x.norm()", false)]
    [InlineData("torch.max(x)", false)]
    public void Reducing(string expression, bool isFollowed = true, string result = "") =>
        Expect($"var y = x * {(isFollowed ? expression : $"{{|PRN2002:{expression}|}}")}{result};", isFollowed);

    [Fact]
    public void AReducedDimensionDisappears() => Expect("var y = x + x.logsumexp(3).std(2).view(x.shape[0], 8, 1, 1);", true);

    [Fact]
    public void WindowsAlongRows() => Expect("var y = x.unfold(2, 2, 2).sum(new long[] { 4 }).repeat_interleave(2, 2);", true);

    private static void Expect(string body, bool isFollowed) => ConvolutionNet.Expect(body, isFollowed ? ["conv 8"] : []);
}
