namespace PrunableNets;

/// <summary>What is counted as one FLOP. Published figures differ by up to nine percent under the same name, so every figure names its convention.</summary>
public enum FlopsConvention
{
    /// <summary>One multiply-accumulate is one FLOP: convolution, linear and attention products; no bias, no normalisation (torchvision, the pruning literature).</summary>
    Mac,

    /// <summary>thop of 2021, which AutoBot (arXiv 2111.09635) prints: <see cref="Mac"/>, convolution bias, two per batch-norm element, average pooling.</summary>
    AutoBot,

    /// <summary>fvcore: <see cref="Mac"/>, two per batch-norm element, one per input element of adaptive average pooling.</summary>
    Fvcore,

    /// <summary>A multiply and an add are two FLOPs: twice <see cref="Mac"/>.</summary>
    TwoMac,
}
