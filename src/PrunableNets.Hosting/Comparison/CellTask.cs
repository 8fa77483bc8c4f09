using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>A cell to find or to compute.</summary>
/// <param name="Order">What computing it takes.</param>
/// <param name="Identity">All that its result depends on.</param>
internal sealed record CellTask(CellOrder Order, IReadOnlyList<KeyValuePair<string, string>> Identity)
{
    public ComparisonCell Cell => Order.Cell;
}
