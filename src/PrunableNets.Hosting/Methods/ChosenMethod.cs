using System;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrunableNets.Data;

namespace PrunableNets.Hosting;

/// <summary>A run's method with its options.</summary>
internal sealed record ChosenMethod(PruningMethod Method, MethodOptions Options)
{
    /// <summary>What the options come to on the given data.</summary>
    public ChosenMethod For(Dataset data) => this with { Options = Options.For(data) };

    /// <summary>The method by name, with the options of that model: named options of the method's own type.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    /// <exception cref="OptionsValidationException">A key is unknown or a value of another type.</exception>
    public static ChosenMethod Of(IServiceProvider services, string model, string name)
    {
        var method = services.GetRequiredService<PruningMethodCatalog>().Find(name);
        dynamic monitor = services.GetRequiredService(typeof(IOptionsMonitor<>).MakeGenericType(method.OptionsType));
        return new ChosenMethod(method, (MethodOptions)monitor.Get(model));
    }
}
