using System.Linq;
using PrunableNets.Interpreter.Findings;
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
            foreach (var name in new[] { "matmul", "bmm", "mm" })
                catalogue.Method(type, name, MatMul);
        catalogue.Method("TorchSharp.torch", "einsum", Einsum);
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
            batch + (left > 1 ? "R" : "") + (right > 1 ? "C" : ""), $"torch.{call.Member}({{0}}, {{1}})");
        return call.Append(operation, first.Node, second.Node);
    }

    private static string Batch(int count) => new(Enumerable.Range(0, System.Math.Max(count, 0)).Select(static i => (char)('a' + i)).Reverse().ToArray());

    private static TensorValue Einsum(CallContext call)
    {
        var equation = call.Get("equation") is ScalarValue { Object: string text } ? text.Replace(" ", "") : throw call.Refuse("einsum without an equation");
        var tensors = call.Evaluator.Items(call.At(1), call.Origin).Select(t => call.AsTensor(t).Node).ToArray();
        var sides = equation.Split([',', '>']);
        if (tensors.Length != 2 || sides.Length != 3 || !equation.Contains("->") || equation.Contains("."))
            throw call.Refuse($"einsum \"{equation}\"; two operands and a result in letters are known, as in \"bhid,bhjd->bhij\"");
        var letters = sides.Select(static s => s.TrimEnd('-')).ToArray();
        if (letters.Any(static s => s.Distinct().Count() != s.Length))
            throw call.Refuse($"einsum \"{equation}\" takes a diagonal");
        if (letters[2].Any(c => letters[0].IndexOf(c) < 0 && letters[1].IndexOf(c) < 0))
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"einsum \"{equation}\": the result has a letter that no operand has");
        return call.Append(new Contraction("einsum", letters[0], letters[1], letters[2], $"torch.einsum(\"{equation}\", {{0}}, {{1}})"), tensors);
    }

    private static TensorValue Attention(CallContext call)
    {
        var operands = new[] { "query", "key", "value" }.Select(name => call.AsTensor(call.Get(name)).Node).ToList();
        if (call.Has("attn_mask"))
            operands.Add(call.AsTensor(call.Get("attn_mask")).Node);
        return call.Append(new ScaledDotProductAttention(call.Double("p", 0), call.Bool("is_casual", false)), operands.ToArray());
    }
}
