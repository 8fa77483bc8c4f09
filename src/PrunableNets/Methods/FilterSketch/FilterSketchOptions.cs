namespace PrunableNets;

/// <summary>Options of <see cref="FilterSketchMethod"/>.</summary>
public sealed record FilterSketchOptions : MethodOptions
{
    /// <summary>
    /// Writes the sketch into the surviving filters, the paper's own use: a start for fine-tuning. The network is at about chance level
    /// right after, since the rows of a sketch are combinations of filters and have nothing to do with the channels that the next layers
    /// expect.
    /// </summary>
    public bool Initialise { get; set; }
}
