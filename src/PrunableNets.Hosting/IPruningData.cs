using PrunableNets.Data;

namespace PrunableNets.Hosting;

/// <summary>The images of a pruning run; registered by the application.</summary>
public interface IPruningData
{
    /// <summary>Images to train gates and weights on.</summary>
    ImageDataset Train { get; }

    /// <summary>Images to measure accuracy on.</summary>
    ImageDataset Test { get; }
}
