using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>The samples of another data set, in batches whose inputs have the batch behind other dimensions.</summary>
internal sealed class BatchDimensionDataset(Dataset samples, IReadOnlyList<int> dimensions) : Dataset
{
    public override int Count => samples.Count;

    public override ImmutableArray<SampleTensor> Inputs => samples.Inputs;

    public override ImmutableArray<string> ClassNames => samples.ClassNames;

    public override string Unit => samples.Unit;

    public override bool IsAugmented => samples.IsAugmented;

    public override bool CanBeMirrored => samples.CanBeMirrored;

    public override string Fingerprint => samples.Fingerprint;

    public override Func<torch.Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        var gather = samples.Gather(members, augmentation, seed);
        return device =>
        {
            using var scope = torch.NewDisposeScope();
            var batch = gather(device);
            var inputs = batch.Inputs.Select((input, i) => input.movedim([0], [dimensions[i]]).contiguous()).ToArray();
            foreach (var tensor in inputs.Concat(batch.Targets))
                scope.MoveToOuter(tensor);
            return new Batch(inputs, batch.Targets) { Count = batch.Count };
        };
    }

    public override string ToString() => samples.ToString();
}
