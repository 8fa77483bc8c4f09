using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Options;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>Refuses, before anything runs, options that cannot work; every message starts with the configuration key.</summary>
/// <param name="name">Name of the options instance, one a model.</param>
/// <param name="section">Path of the configuration section, <c>Pruning</c>.</param>
/// <param name="architecture">The model's.</param>
/// <param name="choose">The method of a name, with its options.</param>
internal sealed class PruningOptionsValidator(string name, string section, Architecture architecture, Func<string, ChosenMethod> choose) : IValidateOptions<PruningOptions>
{
    public ValidateOptionsResult Validate(string? optionsName, PruningOptions options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        var problems = OptionPresence.Problems(options).Concat(OptionValues.Problems(options)).Select(p => $"{Key(p.Key)}: {p.Problem}").ToList();
        // What is null, empty or no value cannot be looked at any further.
        if (problems.Count > 0)
            return ValidateOptionsResult.Fail(problems);
        CheckTarget(options, problems);
        CheckWeights(options, problems);
        CheckMethod(options, problems);
        CheckRanges(nameof(options.Schedule), options.Schedule.Validate, problems);
        if (options.Schedule.ExitsLast is { } exits)
            CheckRanges(nameof(options.Schedule), () => ExitGroups.Of(architecture, exits), problems);
        if (options.Training is { } training)
            CheckRanges(nameof(options.Training), training.Validate, problems);
        if (options.FineTuning is { } fineTuning)
            CheckRanges(nameof(options.FineTuning), fineTuning.Validate, problems);
        CheckRanges(nameof(options.Reconstruction), options.Reconstruction.Validate, problems);
        if (options.ChannelChoice is { } choice)
            CheckRanges(nameof(options.ChannelChoice), choice.Validate, problems);
        CheckDevice(options.Device, problems);
        if (options.LatencyBatchSize < 1)
            Add(problems, nameof(options.LatencyBatchSize), $"{options.LatencyBatchSize} samples make no batch; the least is 1.");
        if (options.RecalibrationBatches < 0)
            Add(problems, nameof(options.RecalibrationBatches), $"{options.RecalibrationBatches} is no number of batches; 0 measures nothing.");
        if (options.MeanRecoveryBatches < 0)
            Add(problems, nameof(options.MeanRecoveryBatches), $"{options.MeanRecoveryBatches} is no number of batches; 0 leaves means as they are.");
        if (options.CheckpointIterations < 1)
            Add(problems, nameof(options.CheckpointIterations), $"{options.CheckpointIterations} iterations are no interval; the least is 1.");
        if (options.Training?.Distillation is not null)
            Add(problems, $"{nameof(options.Training)}:{nameof(TrainingOptions.Distillation)}", $"there is no network to learn from before the dense one is trained; only {Key(nameof(options.FineTuning))} can have it.");
        if (options is { Early: { } moment, Training: { } course })
            CheckRanges(nameof(options.Early), () => moment.Validate(course.Epochs), problems);
        if (options.Early is { } early)
            problems.AddRange(EarlyChecks.Problems(early, options, IsCriterion(options), Key).Select(p => $"{Key(p.Key)}: {p.Problem}"));
        CheckFolders(options, problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private void CheckMethod(PruningOptions options, List<string> problems)
    {
        try
        {
            var chosen = choose(options.Method);
            (string Key, string Problem)[] values = [.. OptionValues.Problems(chosen.Options, chosen.Method.Name + ":")];
            problems.AddRange(values.Select(p => $"{Key(p.Key)}: {p.Problem}"));
            if (values.Length == 0)
                CheckRanges(chosen.Method.Name, chosen.Options.Validate, problems);
            if (options.Schedule.ExitsLast is not null && !chosen.Method.IsCriterion)
                Add(problems, $"{nameof(options.Schedule)}:{nameof(ScheduleOptions.ExitsLast)}", $"{chosen.Method.Name} prunes the whole network in its own way; only criteria prune the base first. Remove it, or name a criterion.");
        }
        catch (OptionsValidationException e)
        {
            problems.AddRange(e.Failures.Select(Key));
        }
        catch (ArgumentException e)
        {
            Add(problems, nameof(options.Method), e.Message);
        }
    }

    /// <summary>What <see cref="CheckMethod"/> refuses is told there.</summary>
    private bool IsCriterion(PruningOptions options)
    {
        try
        {
            return choose(options.Method).Method.IsCriterion;
        }
        catch (Exception e) when (e is OptionsValidationException or ArgumentException)
        {
            return true;
        }
    }

    private void CheckTarget(PruningOptions options, List<string> problems)
    {
        if (options.Target.Length == 0)
        {
            Add(problems, nameof(options.Target), "is missing; write FLOPs such as 56M, a share of the dense network's such as 45%, or either in parameters: 460k parameters, 50% parameters.");
            return;
        }
        try
        {
            PruningBudget.Parse(options.Target, options.Convention).Resolve(architecture);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            Add(problems, nameof(options.Target), e.Message);
        }
    }

    private void CheckWeights(PruningOptions options, List<string> problems)
    {
        if (options.Weights is null && options.Training is null)
            Add(problems, nameof(options.Weights), $"is missing; name a safetensors file, or add the section {Key(nameof(options.Training))} to train {architecture.Model} from scratch.");
        else if (options.Weights is not null && options.Training is not null)
            Add(problems, nameof(options.Weights), $"stands beside {Key(nameof(options.Training))}; keep one of the two.");
        else if (options.Weights is { } path && !File.Exists(path))
            Add(problems, nameof(options.Weights), $"there is no file '{path}' (looked in {Directory.GetCurrentDirectory()}).");
    }

    private void CheckDevice(string device, List<string> problems)
    {
        if (device is PruningOptions.AutomaticDevice or "cpu")
            return;
        var index = device == "cuda" ? 0 : device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(device[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1;
        if (index < 0)
            Add(problems, nameof(PruningOptions.Device), $"'{device}' is not a device; write auto, cpu, cuda or cuda:1.");
        else if (index >= cuda.device_count())
            Add(
                problems, nameof(PruningOptions.Device),
                $"there is no device '{device}'; this libtorch sees {Amount.Of(cuda.device_count(), "GPU")}.");
    }

    private void CheckRanges(string part, Action validate, List<string> problems)
    {
        try
        {
            validate();
        }
        catch (ArgumentOutOfRangeException e)
        {
            Add(problems, $"{part}:{e.ParamName}", e.Message);
        }
    }

    private void CheckFolders(PruningOptions options, List<string> problems)
    {
        if (options.Plan is { } plan && !plan.EndsWith(PlanFile.FileSuffix, StringComparison.Ordinal))
        {
            Add(problems, nameof(options.Plan), $"'{plan}' does not end in {PlanFile.FileSuffix}, so no build would read it, and the weights beside it would have its name; write '{architecture.Model}{PlanFile.FileSuffix}'.");
            return;
        }
        var paths = Unusable(options).ToArray();
        if (paths.Length > 0)
        {
            problems.AddRange(paths.Select(p => $"{Key(p)}: is no path that a file can have; name another."));
            return;
        }
        PruningFiles files;
        try
        {
            files = PruningFiles.For(architecture, options);
        }
        catch (FileNotFoundException e)
        {
            Add(problems, nameof(options.Plan), e.Message);
            return;
        }
        CheckFolder(nameof(options.Plan), files.Plan, problems);
        CheckFolder(nameof(options.SlimWeights), files.SlimWeights, problems);
        CheckDifferent(options, files, problems);
    }

    /// <summary>Keys of paths that no file can have: with a NUL, or the root of the disk.</summary>
    private static IEnumerable<string> Unusable(PruningOptions options)
    {
        var paths = new (string Key, string? Path, bool IsFile)[]
        {
            (nameof(options.Weights), options.Weights, true), (nameof(options.Plan), options.Plan, true),
            (nameof(options.SlimWeights), options.SlimWeights, true), (nameof(options.RunDirectory), options.RunDirectory, false),
        };
        return paths.Where(static p => p.Path is { } path && (path.Contains('\0', StringComparison.Ordinal) || (p.IsFile && Path.GetDirectoryName(Path.GetFullPath(path)) is null)))
            .Select(static p => p.Key);
    }

    /// <summary>No file of a run may be written over another, least of all over the weights that it began with.</summary>
    private void CheckDifferent(PruningOptions options, PruningFiles files, List<string> problems)
    {
        var named = new List<(string Key, string Path)>
        {
            (nameof(options.Plan), files.Plan), (nameof(options.SlimWeights), files.SlimWeights),
            ($"{nameof(options.SlimWeights)} ({files.LastForm})", files.FineTunedWeights), ($"{nameof(options.RunDirectory)} (certificate)", files.Certificate),
            ($"{nameof(options.SlimWeights)} (trained)", files.TrainedWeights),
            options.Weights is { } weights ? (nameof(options.Weights), weights) : ($"{nameof(options.Plan)} (dense weights)", files.DenseWeights),
        };
        foreach (var same in named.GroupBy(static n => Path.GetFullPath(n.Path), StringComparer.Ordinal).Where(static g => g.Count() > 1))
            Add(problems, same.First().Key, $"'{same.Key}' is also the file of {string.Join(" and of ", same.Skip(1).Select(s => Key(s.Key)))}, and one would overwrite the other; name another.");
    }

    private void CheckFolder(string key, string path, List<string> problems)
    {
        var folder = PruningFiles.Folder(path);
        if (!Directory.Exists(folder))
            Add(problems, key, $"the folder '{folder}' does not exist; create it or name another file.");
        else if (WriteProblem(folder) is { } problem)
            Add(problems, key, $"nothing can be written into '{folder}' ({problem}); make it writable or name another file.");
    }

    /// <summary>Found out with a file that is gone when it is closed, not after hours of training.</summary>
    private static string? WriteProblem(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".prunable-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private void Add(List<string> problems, string key, string problem) => problems.Add($"{Key(key)}: {problem}");

    private string Key(string key) => section.Length == 0 ? key : $"{section}:{key}";
}
