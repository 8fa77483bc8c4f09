using System;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>Some of the samples of another data set.</summary>
/// <param name="samples">The other.</param>
/// <param name="members">Indices into it.</param>
internal sealed class PartDataset(Dataset samples, int[] members) : Dataset
{
    public override int Count => members.Length;

    public override ImmutableArray<SampleTensor> Inputs => samples.Inputs;

    public override ImmutableArray<string> ClassNames => samples.ClassNames;

    public override string Unit => samples.Unit;

    public override bool IsAugmented => samples.IsAugmented;

    public override bool CanBeMirrored => samples.CanBeMirrored;

    public override string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{samples.Fingerprint} {string.Join(' ', members)}")));

    public override Func<torch.Device, Batch> Gather(ReadOnlySpan<int> chosen, RandomCropFlip? augmentation, ulong seed) =>
        samples.Gather([.. chosen.ToArray().Select(i => members[i])], augmentation, seed);
}
