namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A layer without parameters: the module only names an operation that stands on its own.</summary>
public sealed class PlainLayer(string type, Operation operation) : Layer
{
    public override string Type => type;

    public override Operation CreateOperation() => operation;

    public override string WriteConstructor(string inputWidth, string outputWidth) => "";
}
