namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A layer without parameters: the module only names an operation that stands on its own.</summary>
/// <param name="type">The module's type.</param>
/// <param name="operation">What a call does.</param>
/// <param name="inPlace">A call changes its input, so that other readers of it see the result too.</param>
public sealed class PlainLayer(string type, Operation operation, bool inPlace = false) : Layer
{
    public override string Type => type;

    public override bool IsInPlace => inPlace;

    public override Operation CreateOperation() => operation;
}
