namespace PrunableNets.Hosting;

/// <summary>A cell, with all that computing it takes beside the comparison's options.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Method">The method whose options these are; of a cell without a method, the one whose batches it takes.</param>
/// <param name="Options">The method's options, as JSON.</param>
/// <param name="Kept">The plan to train from scratch: kept channels by group; null for a method, and for the dense network.</param>
internal sealed record CellOrder(ComparisonCell Cell, string Method, string Options, int[][]? Kept)
{
    public static CellOrder Of(ComparisonCell cell, ChosenMethod chosen, int[][]? kept = null) =>
        new(
            cell, chosen.Method.Name,
            System.Text.Json.JsonSerializer.Serialize(chosen.Options, chosen.Options.GetType(), MeasurementJson.Format),
            kept);

    /// <summary>The method, of those that the program knows.</summary>
    public ChosenMethod Choose(PruningMethodCatalog methods)
    {
        var method = methods.Find(Method);
        return new ChosenMethod(
            method, (MethodOptions)System.Text.Json.JsonSerializer.Deserialize(Options, method.OptionsType, MeasurementJson.Format)!);
    }
}
