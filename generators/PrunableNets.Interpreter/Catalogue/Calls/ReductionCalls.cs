using System.Linq;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Reductions over dimensions, or over everything where none is named.</summary>
internal static class ReductionCalls
{
    private static readonly string[] Dimensions = ["dim", "dims", "dimensions", "dimension"];

    /// <summary>Name, whether zeros give zero, and the number of results.</summary>
    private static readonly (string Name, bool ZeroToZero, int Results)[] Known =
    [
        ("std_mean", true, 2),
        ("var_mean", true, 2),
        ("norm", true, 1),
        ("prod", true, 1),
        ("logsumexp", false, 1),
        ("median", true, 1),
        ("nansum", true, 1),
        ("count_nonzero", false, 1),
        ("any", false, 1),
        ("all", false, 1),
        ("argmax", false, 1),
        ("argmin", false, 1),
        ("kthvalue", true, 2),
        ("aminmax", true, 2),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in new[] { "norm", "vector_norm" })
            catalogue.Method(
                "TorchSharp.torch.linalg", name, static call => CarriedCalls.Reducing(call, "torch.linalg", Over(call), true, 1));
        foreach (var type in new[] { "TorchSharp.torch.Tensor", "TorchSharp.torch" })
        {
            foreach (var (name, zeroToZero, results) in Known)
                catalogue.Method(type, name, call => CarriedCalls.Reducing(call, "torch", Over(call), zeroToZero, results));
            foreach (var (name, ofTwo) in new[] { ("max", "maximum"), ("min", "minimum") })
                catalogue.Method(type, name, call => Extremum(call, ofTwo));
        }
    }

    /// <summary>Over everything, along a dimension with the positions, or of two tensors.</summary>
    private static Value Extremum(CallContext call, string ofTwo) => call.Has("other")
        ? call.Append(new Combination(ofTwo, true, Call.Function("torch", ofTwo, Call.Operands(2))), call.Tensor().Node, call.AsTensor(call.Get("other")).Node)
        : CarriedCalls.Reducing(call, "torch", Over(call), true, call.Has("dim") ? 2 : 1);

    private static int[] Over(CallContext call)
    {
        var rank = call.Tensor().Node.Shape.Rank;
        var named = call.Arguments.Where(static a => Dimensions.Contains(a.Name) && !Evaluation.Evaluator.IsNull(a.Value)).SelectMany(a => call.LongList(a.Value, a.Name)).Select(d => call.Dimension(d, rank)).ToArray();
        return named.Length > 0 ? named : ScanCalls.All(call);
    }
}
