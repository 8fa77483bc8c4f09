namespace PrunableNets;

/// <summary>A form of a prunable network.</summary>
public enum ModelForm
{
    /// <summary>The network as the user wrote it.</summary>
    Dense,

    /// <summary>The network with the channels of its plan file only.</summary>
    Slim,
}
