using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Hosting;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests.Program;

/// <summary>Methods that measure much, one after the other in one process; each tells all that it found, to the last bit.</summary>
internal static class SeveralMethods
{
    private static readonly Dictionary<string, Func<IPruningMethod>> s_methods = new(StringComparer.Ordinal)
    {
        ["EagleEye"] = static () =>
            new EagleEyeMethod(new EagleEyeOptions { Candidates = 9, NormBatches = 4, BatchSize = 32, Samples = 64 }),
        ["LinearEnsemble"] = static () => PruningMethod.Of(typeof(LinearEnsembleCriterion))
            .Create(new LinearEnsembleOptions { MasksPerChannel = 5, Samples = 32, MasksInBatch = 4 }),
        ["ACP"] = static () => new ACPMethod(new ACPOptions { Particles = 8, Generations = 4, Samples = 64, BatchSize = 32 }),
        ["AutoBot"] = static () =>
            new AutoBotMethod(new AutoBotOptions { Iterations = 25, BatchSize = 32, Shares = 3, Augmentation = new RandomCropFlip() }),
    };

    public static void Run(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        using var net = TinyNet.Create();
        StateDict.Load(net, Safetensors.Read(configuration["Weights"]!));
        var data = services.GetRequiredService<IPruningData>();
        foreach (var (name, create) in s_methods)
        {
            if (configuration["Only"] is { } only && only != name)
                continue;
            using var context = new PruningContext(
                TinyNet.Architecture, net, () => TinyNet.CreateGated(net), plan => TinyNet.CreateSlim(net, plan), data.Train,
                new CostTarget(0.4, true, FlopsConvention.Mac))
            {
                Evaluator = services.GetRequiredService<IEvaluator>(), Services = services,
                Report = step => Console.WriteLine($"{name} step {step.Text}"),
            };
            var outcome = create().Prune(context);
            Console.WriteLine($"{name} plan {string.Concat(outcome.Selection.Plan.ToMask().Select(static k => k ? '1' : '0'))}");
            Console.WriteLine($"{name} scores {string.Join(' ', (outcome.Scores ?? []).Select(BitConverter.SingleToInt32Bits))}");
            foreach (var (key, value) in outcome.Evidence)
                Console.WriteLine($"{name} evidence {key}: {value}");
        }
    }
}
