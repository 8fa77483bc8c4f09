namespace PrunableNets.Interpreter.Operations;

/// <summary>A parameter of a layer: where it is, whatever it holds.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Name">Its name there, as in <see cref="StateTensor"/>.</param>
public sealed record WeightName(Layer Layer, string Name)
{
    /// <summary>Its key in the state dict; null where the layer is not registered.</summary>
    public string? Key => Layer.Path is { } path ? Name.Length == 0 ? path : $"{path}.{Name}" : null;
}
