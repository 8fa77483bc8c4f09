namespace PrunableNets;

/// <summary>One iteration of gate training, measured before its optimiser step.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Loss">Task + beta G + gamma H.</param>
/// <param name="Task">The objective's loss, cross entropy of a classifier: mean over the batch.</param>
/// <param name="G">Cost term before its weight, in [0, 1].</param>
/// <param name="H">Crispness term before its weight, in [0, 1/2].</param>
/// <param name="SoftCost">F(lambda), the FLOPs or parameters that the gates let through, in what the target counts.</param>
/// <param name="Samples">Samples of the batch.</param>
public readonly record struct AutoBotIteration(int Index, double Loss, double Task, double G, double H, double SoftCost, int Samples);
