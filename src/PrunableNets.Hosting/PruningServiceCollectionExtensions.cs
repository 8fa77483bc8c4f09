using System;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Adds pruning to a generic host.</summary>
public static class PruningServiceCollectionExtensions
{
    /// <summary>
    /// Prunes <typeparamref name="TModel"/> when the host starts and stops the host afterwards. The application registers the data
    /// as <see cref="IPruningData"/>; <see cref="PruningHostExtensions.RunPruningAsync{TModel}"/> runs the host and returns the exit code.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section with the keys of <see cref="PruningOptions"/>, and a section of the method's name. Unknown keys and values that cannot work stop the host at its start.</param>
    /// <returns>What a method can be chosen with in code: <c>AddPruning&lt;Net&gt;(section).UseTaylor()</c>.</returns>
    public static PruningBuilder AddPruning<TModel>(this IServiceCollection services, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
    {
        return services.AddRun<TModel, PruningRun<TModel>>(section);
    }

    /// <summary>
    /// Verifies and fine-tunes the slim class that the build made of the plan of <typeparamref name="TModel"/> when the host starts, and
    /// stops the host afterwards. The section is that of <see cref="AddPruning{TModel}"/>, whose run wrote the plan and the weights;
    /// <see cref="PruningHostExtensions.RunFineTuningAsync{TModel}"/> runs the host and returns the exit code.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section with the keys of <see cref="PruningOptions"/>.</param>
    public static PruningBuilder AddFineTuning<TModel>(this IServiceCollection services, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
    {
        return services.AddRun<TModel, FineTuningRun<TModel>>(section);
    }

    /// <summary>
    /// Makes <see cref="PruningComparison{TModel}"/> known: methods, budgets and seeds on one network, in one table. The application registers the data as
    /// <see cref="IPruningData"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section with the keys of <see cref="ComparisonOptions"/>, and sections of methods' names.</param>
    /// <returns>What methods of the program's own are added with.</returns>
    public static PruningBuilder AddComparison<TModel>(this IServiceCollection services, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var builder = services.AddMethods<TModel>(section);
        services.AddOptions<ComparisonOptions>(TModel.Architecture.Model)
            .Configure<PruningMethodCatalog>((options, methods) => new SectionBinding(section, TModel.Architecture.Model, "", methods.IsSection).Bind(options));
        services.AddSingleton<PruningComparison<TModel>>();
        return builder;
    }

    /// <summary>The network's class, the methods, and who measures: this process, unless something else is registered.</summary>
    internal static PruningBuilder AddMethods<TModel>(this IServiceCollection services, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
    {
        var model = TModel.Architecture.Model;
        services.AddSingleton(new ModelSection(model, section));
        services.AddSingleton<INetworkFactory, NetworkFactory<TModel>>();
        services.TryAddSingleton<IEvaluator, InProcessEvaluator>();
        services.TryAddSingleton<PruningMethodCatalog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IConfigureOptions<>), typeof(MethodConfiguration<>)));
        services.TryAddSingleton(ArithmeticDoor.Process);
        return new PruningBuilder(services, model);
    }

    private static PruningBuilder AddRun<TModel, TRun>(this IServiceCollection services, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
        where TRun : HostedRun
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var architecture = TModel.Architecture;
        var builder = services.AddMethods<TModel>(section);
        services.AddOptions<PruningOptions>(architecture.Model)
            .Configure<PruningMethodCatalog>((options, methods) => new SectionBinding(section, architecture.Model, "", methods.IsSection).Bind(options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PruningOptions>>(provider => new PruningOptionsValidator(
            architecture.Model, (section as IConfigurationSection)?.Path ?? "", architecture, name => ChosenMethod.Of(provider, architecture.Model, name)));
        services.AddLogging();
        services.AddMetrics();
        // A display of the program's own shares no console with the log, as far as is known here.
        if (services.All(static s => s.ServiceType != typeof(IPruningProgress)))
        {
            services.AddSingleton(static _ => PruningProgress.ForConsole());
            services.AddLogging(static l => DisplayLogging.Configure(l, PruningProgress.Terminal));
        }
        services.TryAddSingleton<RunQueue>();
        services.AddSingleton(new RegisteredRun());
        services.AddSingleton<TRun>();
        services.AddHostedService<PruningService<TRun>>();
        return builder;
    }
}
