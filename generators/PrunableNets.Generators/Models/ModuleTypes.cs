using System.Linq;

namespace PrunableNets.Generators.Models;

/// <summary>Names of TorchSharp's module base classes.</summary>
internal static class ModuleTypes
{
    /// <summary><c>Module&lt;Tensor, Tensor&gt;</c> for one input, and so on.</summary>
    public static string Of(int inputs) => $"Module<{string.Join(", ", Enumerable.Repeat("Tensor", inputs + 1))}>";
}
