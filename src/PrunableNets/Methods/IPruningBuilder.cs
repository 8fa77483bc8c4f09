using System;

namespace PrunableNets;

/// <summary>Where a run's method is chosen in code; <c>AddPruning</c> returns one. Each method adds its own <c>Use..</c>.</summary>
public interface IPruningBuilder
{
    /// <summary>Prunes with a method or criterion, whatever the configuration names.</summary>
    /// <typeparam name="TMethod">An <see cref="IPruningMethod"/> or <see cref="IChannelCriterion"/> with <see cref="PruningMethodAttribute"/>.</typeparam>
    /// <typeparam name="TOptions">What its constructor takes.</typeparam>
    /// <param name="configure">Sets options, after the configuration.</param>
    IPruningBuilder Use<TMethod, TOptions>(Action<TOptions>? configure = null)
        where TMethod : class
        where TOptions : MethodOptions, new();

    /// <summary>Prunes with a method or criterion that has no options.</summary>
    /// <inheritdoc cref="Use{TMethod, TOptions}"/>
    IPruningBuilder Use<TMethod>()
        where TMethod : class => Use<TMethod, NoOptions<TMethod>>();
}
