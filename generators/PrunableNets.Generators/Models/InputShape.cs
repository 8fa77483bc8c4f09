using PrunableNets.Architectures.Text;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>A tensor that <c>forward</c> is given.</summary>
/// <param name="Sizes">Its shape without the batch.</param>
/// <param name="BatchDimension">Where the batch is; 0 where nothing says so.</param>
/// <param name="Type">TorchSharp's name of its element type: <c>Float32</c>, <c>Int64</c>...</param>
/// <param name="IsNull">The parameter is given null, and generated forms do not have it.</param>
internal sealed record InputShape(EquatableArray<long> Sizes, int BatchDimension, string Type, bool IsNull)
{
    /// <summary>As the attribute has it: <c>3x32x32</c>, <c>8xBx6</c>, <c>128:Int64</c>.</summary>
    public override string ToString() => string.Join("x", InputText.Words(Sizes, BatchDimension)) + (Type == "Float32" ? "" : ":" + Type);
}
