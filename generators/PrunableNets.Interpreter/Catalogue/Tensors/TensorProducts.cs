using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Products;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>matmul, bmm, einsum of two operands, and attention as one call.</summary>
internal static class TensorProducts
{
    private static readonly string[] Types = ["TorchSharp.torch.Tensor", "TorchSharp.torch"];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var type in Types)
            foreach (var name in new[] { "matmul", "bmm", "mm", "mv", "dot", "vdot" })
                catalogue.Method(type, name, MatMul);
        Einsum.AddTo(catalogue);
        foreach (var type in Types)
        {
            foreach (var name in new[] { "outer", "ger" })
                catalogue.Method(type, name, Outer);
            foreach (var name in new[] { "addmm", "addbmm" })
                catalogue.Method(type, name, Added);
            catalogue.Method(type, "baddbmm", static call => throw call.Evaluator.Stop(
                FindingKind.Throws, call.Origin, "TorchSharp's baddbmm mixes up its operands (seen in 0.107); write beta * input + alpha * torch.bmm(batch1, batch2)"));
        }
        catalogue.Method("TorchSharp.torch.nn.functional", "scaled_dot_product_attention", Attention);
    }

    private static TensorValue MatMul(CallContext call)
    {
        var first = call.Tensor();
        var second = call.AsTensor(call.At(call.Target is TensorValue ? 0 : 1));
        var (left, right) = (first.Node.Shape.Rank, second.Node.Shape.Rank);
        if (left == 0 || right == 0 || left > 10 || right > 10)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member} of {first.Node.Shape} and {second.Node.Shape}");
        // Batch dimensions are aligned at their ends: a, b, c, ... from the last one on.
        var leftBatch = Batch(left - 2);
        var rightBatch = Batch(right - 2);
        var batch = leftBatch.Length > rightBatch.Length ? leftBatch : rightBatch;
        var operation = new Contraction(
            call.Member, leftBatch + (left > 1 ? "RK" : "K"), rightBatch + (right > 1 ? "KC" : "K"),
            batch + (left > 1 ? "R" : "") + (right > 1 ? "C" : ""), Call.Function("torch", call.Member == "vdot" ? "dot" : call.Member, Call.Operands(2)));
        return call.Append(operation, first.Node, second.Node);
    }

    /// <summary>Rows of one vector and columns of the other.</summary>
    private static TensorValue Outer(CallContext call) =>
        call.Append(new Contraction(call.Member, "R", "C", "RC", Call.Function("torch", "outer", Call.Operands(2))), call.Tensor().Node, call.AsTensor(call.Get("vec2")).Node);

    /// <summary>beta * input + alpha * (product of matrices), summed over the batch for addbmm.</summary>
    private static TensorValue Added(CallContext call)
    {
        var matrices = call.Arguments.Where(static a => a.IsTensor).Select(a => call.AsTensor(a.Value).Node).ToArray();
        var (input, left, right) = call.Target is TensorValue target ? (target.Node, matrices[0], matrices[1]) : (matrices[0], matrices[1], matrices[2]);
        var product = call.Append(call.Member == "addbmm"
            ? new Contraction("addbmm", "bRK", "bKC", "RC", Call.Function("torch", "einsum", ["brk,bkc->rc", .. Call.Operands(2)]))
            : new Contraction(call.Member, "RK", "KC", "RC", Call.Function("torch", "matmul", Call.Operands(2))), left, right).Node;
        return call.Append(new Arithmetic("+"), Scaled(call, input, "beta"), Scaled(call, product, "alpha"));
    }

    private static Node Scaled(CallContext call, Node node, string factor) => call.Double(factor, 1) is var number and not 1
        ? call.Append(new ScalarArithmetic("*", number, null, false), node).Node
        : node;

    private static string Batch(int count) => new(Enumerable.Range(0, System.Math.Max(count, 0)).Select(static i => (char)('a' + i)).Reverse().ToArray());

    private static TensorValue Attention(CallContext call)
    {
        var operands = new[] { "query", "key", "value" }.Select(name => call.AsTensor(call.Get(name)).Node).ToList();
        if (call.Has("attn_mask"))
            operands.Add(call.AsTensor(call.Get("attn_mask")).Node);
        return call.Append(new ScaledDotProductAttention(call.Double("p", 0), call.Bool("is_casual", false)), operands.ToArray());
    }
}
