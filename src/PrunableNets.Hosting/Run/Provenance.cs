using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>What the plan file tells about its making: enough to repeat it, and nothing (no time, no path) that differs between repetitions.</summary>
internal sealed class Provenance<TModel>(PruningOptions options, IPruningData data, IReadOnlyList<PruningRow> rows)
    where TModel : Module<Tensor, Tensor>, IPrunableModel<TModel>
{
    public IEnumerable<KeyValuePair<string, string>> Tell(TrainingResult? fineTuning)
    {
        var gates = options.Gates;
        yield return new("method", "AutoBot (arXiv 2111.09635)");
        yield return new("target", FlopsTarget.Parse(options.Target, options.Convention).ToString());
        yield return new("gates", Invariant($"beta {gates.Beta}, gamma {gates.Gamma}, learning rate {gates.LearningRate}, {gates.Iterations} iterations of {gates.BatchSize}, label smoothing {gates.LabelSmoothing}, score window from {gates.ScoreWindowStart}, seed {gates.Seed}"));
        yield return new("training data", Describe(data.Train));
        yield return new("test data", Describe(data.Test));
        foreach (var row in rows.Where(static r => r.Form != "fine-tuned"))
            yield return new($"accuracy, {row.Form}", row.Accuracy.ToString());
        if (fineTuning is not null && options.FineTuning is { } tuning)
        {
            yield return new("fine-tuning", Invariant($"{tuning.Epochs} epochs of {tuning.BatchSize}, SGD, learning rate {tuning.LearningRate} {tuning.Schedule}, momentum {tuning.Momentum}, weight decay {tuning.WeightDecay}, label smoothing {tuning.LabelSmoothing}, seed {tuning.Seed}"));
            yield return new("accuracy, fine-tuned, last epoch", fineTuning.Last.Test.ToString());
            yield return new("accuracy, fine-tuned, best epoch", Invariant($"{fineTuning.Best.Test} (epoch {fineTuning.Best.Index + 1})"));
        }
        yield return new("versions", $"PrunableNets {Version}, libtorch {__version__}");
    }

    private static string Version =>
        typeof(PlanFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Describe(ImageDataset images) => Invariant($"{images.Count} images of {images.Shape}, SHA-256 {images.Fingerprint}");

    private static string Invariant(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
