namespace PrunableNets.Hosting;

/// <summary>One line of the report.</summary>
/// <param name="Form">Dense, gated, slim, trained, recalibrated or fine-tuned.</param>
/// <param name="Flops">FLOPs of one input in the report's convention; the gated network computes all of the dense one's.</param>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="Accuracy">On the test data.</param>
/// <param name="FileBytes">Size of the weights as a safetensors file; null for the gated network, which is not stored.</param>
/// <param name="Latency">Null for the gated network, which is not deployed; fine-tuning does not change it.</param>
public sealed record PruningRow(string Form, long Flops, long Parameters, Accuracy Accuracy, long? FileBytes, Latency? Latency);
