using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Functions along a dimension that keep it: cumulative sums, sorting, flipping, normalising.</summary>
internal static class ScanCalls
{
    private const string Tensor = "TorchSharp.torch.Tensor";
    private const string Torch = "TorchSharp.torch";
    private const string Functional = "TorchSharp.torch.nn.functional";

    /// <summary>Name, where the dimension is when it is not given, whether zeros stay zeros, and the number of results.</summary>
    private static readonly (string Name, long Dimension, bool ZeroToZero, int Results)[] Same =
    [
        ("cumsum", -1, true, 1),
        ("cumprod", -1, true, 1),
        ("logcumsumexp", -1, false, 1),
        ("cummax", -1, true, 2),
        ("cummin", -1, true, 2),
        ("sort", -1, true, 2),
        ("argsort", -1, false, 1),
        ("msort", 0, true, 1),
        ("fliplr", 1, true, 1),
        ("flipud", 0, true, 1),
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var type in new[] { Tensor, Torch })
        {
            foreach (var (name, dimension, zeroToZero, results) in Same)
                catalogue.Method(type, name, call => CarriedCalls.Along(call, "torch", [One(call, dimension)], zeroToZero, static s => s, results));
            catalogue.Method(type, "flip", static call => CarriedCalls.Along(call, "torch", Several(call, "dims"), true, static s => s));
            catalogue.Method(type, "roll", static call => CarriedCalls.Along(call, "torch", call.Has("dims") ? Several(call, "dims") : All(call), true, static s => s));
            catalogue.Method(type, "topk", static call => CarriedCalls.Along(call, "torch", [One(call, -1)], true, s => s.With(One(call, -1), call.Long("k")), 2));
            catalogue.Method(type, "diff", Difference);
            catalogue.Method(type, "index_select", static call => CarriedCalls.Along(
                call, "torch", [One(call, 0)], true, s => s.With(One(call, 0), call.AsTensor(call.Get("index")).Node.Shape[0])));
        }
        catalogue.Method(Tensor, "unfold", Windows);
        catalogue.Method(Functional, "normalize", static call => CarriedCalls.Along(call, "functional", [One(call, 1)], true, static s => s));
    }

    /// <summary>The dimension that the call names, counted from the start.</summary>
    public static int One(CallContext call, long fallback) => call.Dimension(call.Long("dim", fallback), call.Tensor().Node.Shape.Rank);

    public static int[] All(CallContext call) => Enumerable.Range(0, call.Tensor().Node.Shape.Rank).ToArray();

    private static int[] Several(CallContext call, string name) =>
        call.LongList(call.Get(name), name).Select(d => call.Dimension(d, call.Tensor().Node.Shape.Rank)).ToArray();

    private static Value Difference(CallContext call)
    {
        if (call.Has("prepend") || call.Has("append"))
            throw call.Refuse("diff with prepend or append");
        var dimension = One(call, -1);
        return CarriedCalls.Along(call, "torch", [dimension], true, s => s.With(dimension, s[dimension].Size - call.Long("n", 1)));
    }

    /// <summary>Windows along a dimension become a new last dimension.</summary>
    private static Value Windows(CallContext call)
    {
        var (size, step) = (call.Long("size"), call.Long("step"));
        var dimension = call.Dimension(call.Long("dimension"), call.Tensor().Node.Shape.Rank);
        return CarriedCalls.Along(
            call, "torch", [dimension], true, s => new Shape([.. s.With(dimension, (s[dimension].Size - size) / step + 1), new Dimension(size)]), isView: true);
    }
}
