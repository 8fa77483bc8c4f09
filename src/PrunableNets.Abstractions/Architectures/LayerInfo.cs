using System.Collections.Generic;

namespace PrunableNets;

/// <summary>One layer of the evaluated network.</summary>
/// <param name="Path">Module path, e.g. <c>layer1.0.conv1</c>.</param>
/// <param name="Type">TorchSharp type, e.g. <c>Conv2d</c>.</param>
/// <param name="OutputShape">Output shape without the batch, e.g. <c>16x32x32</c>.</param>
/// <param name="Macs">Multiply-accumulates of the dense layer for one input.</param>
public sealed record LayerInfo(string Path, string Type, string OutputShape, long Macs);
