using System.Linq;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>What <c>init</c> computes of a weight's shape; what it writes into weights is not followed.</summary>
internal static class InitialisationFans
{
    public static void AddTo(Catalogue catalogue) => catalogue.Method("TorchSharp.torch.nn.init", "CalculateFanInAndFanOut", static call =>
    {
        var shape = call.AsTensor(call.At(0)).Node.Shape;
        if (shape.Rank < 2)
            throw call.Refuse($"the fans of a tensor of {shape.Rank} dimensions, which has none");
        var receptive = shape.Skip(2).Aggregate(1L, static (product, d) => product * d.Size);
        return new TupleValue([new ScalarValue(shape[1].Size * receptive), new ScalarValue(shape[0].Size * receptive)]);
    });
}
