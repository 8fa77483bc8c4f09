namespace PrunableNets.Hosting.Tests;

public sealed class AmountTests
{
    [Theory]
    [InlineData(0, "0 epochs", "0 batches")]
    [InlineData(1, "1 epoch", "1 batch")]
    [InlineData(2, "2 epochs", "2 batches")]
    public void OneIsNotSeveral(int count, string epochs, string batches) =>
        Assert.Equal((epochs, batches), (Amount.Of(count, "epoch"), Amount.Of(count, "batch", "batches")));
}
