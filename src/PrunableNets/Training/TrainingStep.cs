namespace PrunableNets;

/// <summary>A batch of a training is done.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Epochs">All of the training.</param>
/// <param name="Batch">Of the epoch, from 0.</param>
/// <param name="Batches">All of the epoch.</param>
/// <param name="Loss">Of the batch, its mean.</param>
/// <param name="Samples">In the batch.</param>
public readonly record struct TrainingStep(int Epoch, int Epochs, int Batch, int Batches, double Loss, int Samples);
