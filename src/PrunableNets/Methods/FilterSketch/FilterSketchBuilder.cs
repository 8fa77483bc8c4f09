using System;

namespace PrunableNets;

/// <summary>Chooses FilterSketch.</summary>
public static class FilterSketchBuilder
{
    /// <summary>Prunes with <see cref="FilterSketchMethod"/>.</summary>
    public static IPruningBuilder UseFilterSketch(this IPruningBuilder builder, Action<FilterSketchOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use<FilterSketchMethod, FilterSketchOptions>(configure);
    }
}
