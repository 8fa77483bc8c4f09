using System.Globalization;

namespace PrunableNets.Data;

/// <summary>All of a data set that a result depends on, as text.</summary>
internal static class DatasetIdentity
{
    public static string Of(Dataset samples) => string.Create(
        CultureInfo.InvariantCulture,
        $"{samples}, SHA-256 {samples.Fingerprint}{(samples is ImageDataset { Normalization: var n } ? $", mean {string.Join(' ', n.Mean)}, std {string.Join(' ', n.Std)}" : "")}");
}
