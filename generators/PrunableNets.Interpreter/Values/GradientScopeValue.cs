namespace PrunableNets.Interpreter.Values;

/// <summary>What <c>no_grad()</c> and its relatives return: it ends when it is disposed.</summary>
/// <param name="before">Whether gradients were followed before it.</param>
public sealed class GradientScopeValue(bool before) : Value
{
    public bool Before => before;

    public override string Describe() => "a scope of gradients";
}
