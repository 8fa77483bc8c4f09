using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrunableNets.Arithmetic;
using PrunableNets.Hosting;
using static TorchSharp.torch.nn;

namespace PrunableNets.Distributed;

/// <summary>Adds several machines to a program that prunes.</summary>
public static class PruningClusterExtensions
{
    /// <summary>
    /// The program's pruning and comparisons are measured on the workers of a cluster: programs of the same build that were started as
    /// workers (<see cref="AddPruningWorker{TModel}"/>). Results are the same as without.
    /// </summary>
    /// <param name="builder">The host's.</param>
    /// <param name="section">The section with the keys of <see cref="ClusterOptions"/>; empty, the program is its only worker.</param>
    /// <exception cref="OptionsValidationException">A key is unknown, or a value cannot work.</exception>
    /// <exception cref="FileNotFoundException">A file of the certificate is missing.</exception>
    /// <exception cref="InvalidDataException">The certificate cannot be read.</exception>
    public static IHostApplicationBuilder AddPruningCluster(this IHostApplicationBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        var options = Bind(section);
        var services = builder.Services.AddProgram(builder, options, isWorker: false);
        services.AddSingleton<OrderBook>();
        services.AddSingleton<WorkerDirectory>();
        services.AddHostedService(static provider => provider.GetRequiredService<WorkerDirectory>());
        services.Replace(ServiceDescriptor.Singleton<IEvaluator, ClusterEvaluator>());
        StartFirst(services);
        // The display says what a run's own log says; of the cluster it says nothing.
        services.AddLogging(static l => _ = PruningProgress.Terminal is null
            ? l.AddFilter<ConsoleLoggerProvider>(ClusterLog.Category, LogLevel.Information)
            : l.AddFilter<TerminalLoggerProvider>(ClusterLog.Category, LogLevel.Information));
        return builder;
    }

    /// <summary>
    /// The program measures networks for others of its cluster, until it is stopped. The application registers the data as
    /// <see cref="IPruningData"/>, the same that the others have; <see cref="RunPruningWorkerAsync"/> runs the host.
    /// </summary>
    /// <typeparam name="TModel">A network that it measures; there may be several.</typeparam>
    /// <param name="builder">The host's.</param>
    /// <param name="section">The section with the keys of <see cref="ClusterOptions"/>.</param>
    /// <returns>What methods of the program's own are added with.</returns>
    /// <inheritdoc cref="AddPruningCluster"/>
    public static PruningBuilder AddPruningWorker<TModel>(this IHostApplicationBuilder builder, IConfiguration section)
        where TModel : Module, IPrunableModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        if (builder.Services.All(static s => s.ServiceType != typeof(LocalWorker)))
            builder.Services.AddProgram(builder, Bind(section), isWorker: true);
        // Orders bring the options of what is measured.
        return builder.Services.AddMethods<TModel>(new ConfigurationBuilder().Build());
    }

    /// <summary>Runs a worker until it is stopped (Ctrl-C), or until the cluster has gone on without it.</summary>
    /// <returns>What the program ends with: 0, or a code of <see cref="PruningExitCode"/>.</returns>
    public static async Task<int> RunPruningWorkerAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        try
        {
            var local = host.Services.GetRequiredService<LocalWorker>();
            // Before it joins: what is wrong with its data is told here, and not to whoever asks.
            var description = local.Description.Value;
            RunDevice.Of(new PruningOptions { Device = host.Services.GetRequiredService<ClusterOptions>().Device });
            ClusterLog.Ready(host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(ClusterLog.Category), description.Name);
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return PruningExitCode.Done;
        }
        catch (Exception e) when (PruningExitCode.Of(e) is { } code)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return code;
        }
    }

    private static IServiceCollection AddProgram(
        this IServiceCollection services, IHostApplicationBuilder builder, ClusterOptions options, bool isWorker)
    {
        if (options.Database is not null)
            services.AddHostedService(_ => new MembershipTables(options));
        builder.UseOrleans(silo => SiloSetup.Configure(silo, options));
        services.AddSingleton<IFatalErrorHandler, DeclaredDead>();
        services.TryAddSingleton(ArithmeticDoor.Process);
        services.AddSingleton(options);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WorkerNetworks>(provider));
        services.AddSingleton<WorkerEngine>();
        services.AddSingleton(provider => new LocalWorker(
            $"{Environment.MachineName}/{Environment.ProcessId}", isWorker, provider.GetRequiredService<WorkerNetworks>()));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            ClusterHealth.Name,
            static provider => new ClusterHealth(
                provider.GetRequiredService<IClusterMembershipService>(), provider.GetRequiredService<ILocalSiloDetails>(),
                provider.GetService<WorkerDirectory>()),
            failureStatus: null, tags: null));
        return services;
    }

    /// <summary>
    /// Puts the cluster's services in front of runs that were added before: a host starts services in order and stops them in reverse, and
    /// a run that is stopped still has to tell the workers.
    /// </summary>
    private static void StartFirst(IServiceCollection services)
    {
        var hosted = services.Where(static s => s.ServiceType == typeof(IHostedService)).ToArray();
        var runs = hosted.Where(static s =>
            s.ImplementationType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(PruningService<>))
            .ToArray();
        foreach (var service in hosted)
            services.Remove(service);
        foreach (var service in hosted.Except(runs).Concat(runs))
            services.Add(service);
    }

    private static ClusterOptions Bind(IConfiguration section)
    {
        var options = new ClusterOptions();
        new SectionBinding(section, nameof(ClusterOptions), "", static _ => false).Bind(options);
        var prefix = section is IConfigurationSection { Path.Length: > 0 } named ? named.Path + ":" : "";
        string[] problems = [.. options.Problems().Select(p => $"{prefix}{p.Key}: {p.Problem}")];
        return problems.Length == 0
            ? options
            : throw new OptionsValidationException(nameof(ClusterOptions), typeof(ClusterOptions), problems);
    }
}
