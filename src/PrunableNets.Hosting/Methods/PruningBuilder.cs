using System;
using Microsoft.Extensions.DependencyInjection;

namespace PrunableNets.Hosting;

/// <summary>The pruning of one model, to which code adds what configuration does not say.</summary>
public sealed class PruningBuilder : IPruningBuilder
{
    private readonly string model;

    internal PruningBuilder(IServiceCollection services, string model) => (Services, this.model) = (services, model);

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <inheritdoc/>
    public IPruningBuilder Use<TMethod, TOptions>(Action<TOptions>? configure = null)
        where TMethod : class
        where TOptions : MethodOptions, new()
    {
        Add<TMethod>();
        var name = PruningMethod.Of(typeof(TMethod)).Name;
        Services.Configure<PruningOptions>(model, options => options.Method = name);
        if (configure is not null)
            Services.Configure(model, configure);
        return this;
    }

    /// <summary>Makes a method or criterion of your own known, so that configuration can name it.</summary>
    /// <typeparam name="TMethod">An <see cref="IPruningMethod"/> or <see cref="IChannelCriterion"/> with <see cref="PruningMethodAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">It is none.</exception>
    public PruningBuilder Add<TMethod>()
        where TMethod : class
    {
        PruningMethod.Of(typeof(TMethod));
        Services.AddSingleton(new AddedMethod(typeof(TMethod)));
        return this;
    }
}
