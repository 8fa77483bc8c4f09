using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Data;

/// <summary>Copies batches of tensors into a <see cref="TensorDataset"/>.</summary>
internal static class BatchCollector
{
    public static TensorDataset Collect<T>(
        IEnumerable<T> batches, Func<T, (IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Targets)> split, IReadOnlyList<string>? classNames)
    {
        ArgumentNullException.ThrowIfNull(batches);
        TensorAppender[] inputs = [], targets = [];
        var count = 0;
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            var parts = split(batch);
            if (count == 0)
            {
                inputs = [.. parts.Inputs.Select(static t => new TensorAppender(t))];
                targets = [.. parts.Targets.Select(static t => new TensorAppender(t))];
            }
            foreach (var (appender, tensor) in inputs.Zip(parts.Inputs).Concat(targets.Zip(parts.Targets)))
                appender.Append(tensor);
            count = inputs.Length == 0 ? 0 : inputs[0].Count;
            if (inputs.Concat(targets).FirstOrDefault(a => a.Count != count) is { } other)
                throw new ArgumentException($"Inputs {inputs[0]} and {other} do not belong together; N samples are [N, ..], with as many targets [N, ..].", nameof(batches));
        }
        if (count == 0)
            throw new ArgumentException("There are no samples.", nameof(batches));
        if (inputs.FirstOrDefault(static a => a.Shape.Length == 0) is { } scalar)
            throw new ArgumentException($"Inputs {scalar} are single numbers; a network takes [N, ..]. Use unsqueeze(1).", nameof(batches));
        if (classNames is not null)
            Array.ForEach(targets, t => t.CheckClasses(classNames.Count));
        if (targets is not [{ IsLabel: true } label])
            return new TensorDataset(count, Columns(inputs), Columns(targets), [.. classNames ?? []]);
        var labels = Array.ConvertAll(label.Integers(), static l => (int)Math.Clamp(l, int.MinValue, int.MaxValue));
        var names = ClassLabels.Names(labels, classNames);
        return new TensorDataset(count, Columns(inputs), [SampleColumn.OfLabels(ClassLabels.Checked(labels, names.Length))], names);
    }

    private static SampleColumn[] Columns(TensorAppender[] appenders) => Array.ConvertAll(appenders, static a => a.ToColumn());
}
