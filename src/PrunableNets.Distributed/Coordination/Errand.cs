namespace PrunableNets.Distributed;

/// <summary>An order, and who gives it.</summary>
/// <param name="Key">The order's.</param>
/// <param name="Order">What is measured.</param>
/// <param name="Program">The build of this program.</param>
/// <param name="Arithmetic">How this program computes.</param>
internal sealed record Errand(string Key, WorkOrder Order, string Program, string Arithmetic)
{
    /// <summary>What an item is called in logs, here and on workers.</summary>
    public string Short(string item) => new WorkRequest("", Key, item).Key[..12];
}
