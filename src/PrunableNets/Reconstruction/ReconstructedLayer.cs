namespace PrunableNets;

/// <summary>What <see cref="Reconstruction"/> did with one layer.</summary>
/// <param name="Path">Of the module, e.g. <c>layer1.0.conv1</c>.</param>
/// <param name="Outcome">Whether it was solved, and why not.</param>
/// <param name="Unknowns">Of each output: weights, and a constant where the layer has a place for one.</param>
/// <param name="Positions">Equations of each output that choose the ridge; 0 where it never came to that. In the end it is solved from those held out too.</param>
/// <param name="Ridge">The chosen one of <see cref="ReconstructionOptions.Ridges"/>; null where the weights stay.</param>
/// <param name="Before">
/// On the batches held out, the squares of what the layer's outputs lack of the dense network's, with the sliced weights and upstream layers
/// already solved, as a share of the squares of the dense outputs. Outputs are weighed by the scale of the norm behind; where they are added
/// to a stream that can be heard, it is the sum that counts.
/// </param>
/// <param name="After">The same with the solution of the other batches; the weights that the layer has now are solved from all.</param>
public sealed record ReconstructedLayer(
    string Path, ReconstructionOutcome Outcome, long Unknowns = 0, long Positions = 0, double? Ridge = null, double Before = 0, double After = 0);
