using System;
using System.Linq;

namespace PrunableNets;

/// <summary>What a target counts.</summary>
public readonly record struct CostQuantity
{
    private const string ParametersUnit = "parameters";
    private const string MemoryUnit = "bytes of memory";
    private const int BytesAnElement = 4;

    private readonly bool isMemory;

    private CostQuantity(FlopsConvention? convention, bool isMemory) => (Convention, this.isMemory) = (convention, isMemory);

    /// <summary>Parameters; also what the default value stands for.</summary>
    public static CostQuantity Parameters => default;

    /// <summary>Bytes of the parameters and of what the layers make of one input (<see cref="Architecture.Activations"/>), in float32.</summary>
    public static CostQuantity Memory => new(null, isMemory: true);

    /// <summary>How FLOPs are counted; null where it is not FLOPs.</summary>
    public FlopsConvention? Convention { get; }

    /// <summary><c>"FLOPs (Mac)"</c>, <c>"parameters"</c> or <c>"bytes of memory"</c>.</summary>
    public string Unit => Convention is { } convention ? $"FLOPs ({convention})" : isMemory ? MemoryUnit : ParametersUnit;

    /// <summary>FLOPs of one input under a convention.</summary>
    public static implicit operator CostQuantity(FlopsConvention convention) => FromFlopsConvention(convention);

    /// <inheritdoc cref="op_Implicit"/>
    public static CostQuantity FromFlopsConvention(FlopsConvention convention) => new(convention, isMemory: false);

    /// <summary>The quantity as a polynomial in the widths.</summary>
    /// <exception cref="ArgumentException">The architecture does not count this convention.</exception>
    public CostPolynomial Of(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (Convention is not { } convention)
            return isMemory ? architecture.Parameters.Plus(architecture.Activations).Times(BytesAnElement) : architecture.Parameters;
        return architecture.Flops.TryGetValue(convention, out var cost)
            ? cost
            : throw new ArgumentException($"{architecture.Model} has no FLOPs in the convention {convention}; it has {string.Join(", ", architecture.Flops.Keys)}.");
    }
}
