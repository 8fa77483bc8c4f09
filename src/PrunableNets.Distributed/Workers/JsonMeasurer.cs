using System;
using System.IO;
using System.Reflection;
using System.Text.Json;
using System.Threading;

namespace PrunableNets.Distributed;

/// <summary>A measurer whose items and results are JSON, whatever they are.</summary>
internal abstract class JsonMeasurer : IDisposable
{
    /// <summary>Makes a measurement ready that came as data.</summary>
    /// <exception cref="InvalidDataException">It is no measurement that this program knows.</exception>
    public static JsonMeasurer Open(WorkOrder order, NetworkContext context)
    {
        var type = Type.GetType(order.Measurement);
        for (var ancestor = type?.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (!ancestor.IsGenericType || ancestor.GetGenericTypeDefinition() != typeof(Measurement<,>))
                continue;
            var measurement = JsonSerializer.Deserialize(order.Settings, type!, MeasurementJson.Format);
            var own = typeof(JsonMeasurer<,>).MakeGenericType(ancestor.GetGenericArguments());
            return (JsonMeasurer)Activator.CreateInstance(
                own, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, [measurement, context], null)!;
        }
        throw new InvalidDataException($"'{order.Measurement}' is no measurement of this program.");
    }

    /// <summary>Measures an item.</summary>
    public abstract string Measure(string item, CancellationToken cancellationToken);

    public abstract void Dispose();
}

/// <inheritdoc/>
internal sealed class JsonMeasurer<TItem, TResult>(Measurement<TItem, TResult> measurement, NetworkContext context) : JsonMeasurer
{
    private readonly IMeasurer<TItem, TResult> measurer = measurement.Open(context);

    public override string Measure(string item, CancellationToken cancellationToken) =>
        MeasurementJson.Write(measurer.Measure(MeasurementJson.Read<TItem>(item), cancellationToken));

    public override void Dispose() => measurer.Dispose();
}
