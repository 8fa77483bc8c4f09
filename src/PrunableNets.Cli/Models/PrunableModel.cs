using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrunableNets.Arithmetic;
using PrunableNets.Formats;
using PrunableNets.Hosting;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace PrunableNets.Cli.Models;

/// <summary>A network of the user's, whose class the tool meets at run time only.</summary>
internal abstract class PrunableModel(string assembly, Architecture architecture)
{
    /// <summary>The file that it is in.</summary>
    public string Assembly => assembly;

    public Architecture Architecture => architecture;

    /// <param name="assembly">The file that the class is in.</param>
    /// <param name="type">An <see cref="IPrunableModel{TSelf}"/>.</param>
    /// <param name="architecture">Its own.</param>
    public static PrunableModel Of(string assembly, Type type, Architecture architecture) =>
        (PrunableModel)Activator.CreateInstance(typeof(PrunableModel<>).MakeGenericType(type), assembly, architecture)!;

    /// <summary>Prunes it as a section of configuration says.</summary>
    /// <returns>Null where Ctrl-C came before the end.</returns>
    public abstract PruningReport? Prune(IPruningData data, IConfiguration section, IPruningProgress progress);

    /// <summary>Compares methods on it as a section of configuration says.</summary>
    public abstract ComparisonReport Compare(
        IPruningData data, IConfiguration section, IProgress<ComparisonResult> progress, CancellationToken cancellationToken);

    /// <summary>The dense network with the weights of a file.</summary>
    /// <exception cref="InvalidDataException">They are of another network.</exception>
    public abstract Module Dense(IReadOnlyDictionary<string, torch.Tensor> weights);

    /// <summary>The slim network of a plan, cut from a dense one.</summary>
    public abstract Module Slim(Module dense, PruningPlan plan);

    /// <summary>The gated form of a dense one.</summary>
    public abstract IGatedModule Gated(Module dense);

    /// <summary>A new dense network, of no matter what weights.</summary>
    public abstract Module New();

    /// <summary>The slim class that the build has made of a plan; null where it has made none.</summary>
    public abstract Module? BuiltSlim();

    /// <summary>Finds libtorch, before anything asks for it and fails with a stack trace; and right arithmetic.</summary>
    /// <exception cref="InvalidDataException">There is no libtorch; the message says what to do.</exception>
    public void LoadTorch()
    {
        if (!Torch.IsThere)
            throw new InvalidDataException(
                $"'{assembly}' has no libtorch beside it. A library is built without what it needs: name a program that refers to "
                    + "it and to TorchSharp-cpu (or -cuda), or make the project one (<OutputType>Exe</OutputType>) with that package.");
        ArithmeticDoor.Process.Open();
    }
}

/// <inheritdoc/>
internal sealed class PrunableModel<TModel>(string assembly, Architecture architecture) : PrunableModel(assembly, architecture)
    where TModel : Module, IPrunableModel<TModel>
{
    public override PruningReport? Prune(IPruningData data, IConfiguration section, IPruningProgress progress)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(progress);
        builder.Services.AddPruning<TModel>(section);
        return builder.Build().PruneAsync<TModel>().GetAwaiter().GetResult();
    }

    public override ComparisonReport Compare(
        IPruningData data, IConfiguration section, IProgress<ComparisonResult> progress, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(data);
        services.AddComparison<TModel>(section);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<PruningComparison<TModel>>().Run(progress, cancellationToken);
    }

    public override Module Dense(IReadOnlyDictionary<string, torch.Tensor> weights)
    {
        var dense = TModel.Create();
        StateDict.Load(dense, weights);
        return dense;
    }

    public override Module Slim(Module dense, PruningPlan plan) => TModel.CreateSlim((TModel)dense, plan);

    public override IGatedModule Gated(Module dense) => TModel.CreateGated((TModel)dense);

    public override Module New() => TModel.Create();

    public override Module? BuiltSlim() => TModel.CreateBuiltSlim();
}
