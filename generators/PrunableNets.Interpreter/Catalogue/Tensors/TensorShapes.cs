using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Reading shapes, and view, reshape, flatten, squeeze, permute and their relatives.</summary>
internal static class TensorShapes
{
    private static readonly string[] Types = ["TorchSharp.torch.Tensor", "TorchSharp.torch"];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var type in Types)
        {
            catalogue.Method(type, "view", View);
            catalogue.Method(type, "reshape", View);
            catalogue.Method(type, "flatten", Flatten);
            catalogue.Method(type, "unsqueeze", Unsqueeze);
            catalogue.Method(type, "squeeze", Squeeze);
            catalogue.Method(type, "permute", Permutation);
            catalogue.Method(type, "transpose", Transpose);
            catalogue.Method(type, "unflatten", Unflatten);
            foreach (var name in new[] { "mean", "sum", "amax", "amin", "var", "std" })
                catalogue.Method(type, name, call => Reduction(call, name));
        }
        catalogue.Method("TorchSharp.torch.nn", "Flatten", FlattenModule);
        catalogue.Property("TorchSharp.torch.Tensor", "shape", static call => Sizes.Of(call.Tensor().Node));
        catalogue.Property("TorchSharp.torch.Tensor", "ndim", static call => new ScalarValue((long)call.Tensor().Node.Shape.Rank));
        catalogue.Property("TorchSharp.torch.Tensor", "Dimensions", static call => new ScalarValue((long)call.Tensor().Node.Shape.Rank));
        catalogue.Method("TorchSharp.torch.Tensor", "dim", static call => new ScalarValue((long)call.Tensor().Node.Shape.Rank));
        catalogue.Method("TorchSharp.torch.Tensor", "size", static call =>
        {
            var node = call.Tensor().Node;
            return call.Has("dim") ? Sizes.Of(node, call.Dimension(call.Long("dim"), node.Shape.Rank)) : Sizes.Of(node);
        });
    }

    private static TensorValue View(CallContext call)
    {
        var target = call.Shape(static a => !a.IsTensor);
        if (target.Count(static s => s.Dimension is null) > 1)
            throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"{call.Member}: only one dimension can be -1");
        return call.Append(new Reshape(call.Member, target), call.Tensor().Node);
    }

    private static TensorValue Flatten(CallContext call) =>
        call.Append(new FlattenOperation(call.Long("start_dim", 0), call.Long("end_dim", -1)), call.Tensor().Node);

    private static ModuleValue FlattenModule(CallContext call) =>
        new("TorchSharp.Modules.Flatten", ModuleKind.Layer, new FlattenLayer(call.Long("start_dim", 1), call.Long("end_dim", -1)));

    private static TensorValue Unflatten(CallContext call) =>
        TensorRearrangements.Unflatten(call, call.Tensor().Node, call.Long("dim"), call.SizeList(call.Get("sizes"), "sizes"));

    private static TensorValue Unsqueeze(CallContext call)
    {
        var input = call.Tensor().Node;
        return call.Append(Reshape.Unsqueeze(input.Shape, call.Dimension(call.Long("dim"), input.Shape.Rank + 1)), input);
    }

    private static TensorValue Squeeze(CallContext call)
    {
        var input = call.Tensor().Node;
        var only = call.Has("dim") ? call.Dimension(call.Long("dim"), input.Shape.Rank) : (int?)null;
        var target = GivenSize.Of(input).Where((s, i) => s.Dimension != 1 || (only is not null && i != only)).ToArray();
        return call.Append(new Reshape("squeeze", target, only is { } dimension ? Call.Method("squeeze", (long)dimension) : null), input);
    }

    private static TensorValue Permutation(CallContext call)
    {
        var input = call.Tensor().Node;
        var order = call.LongList(new ListValue(call.Arguments.Where(static a => !a.IsTensor).SelectMany(static a => a.Value is ListValue list ? (IEnumerable<Value>)list.Items : [a.Value])), "the order")
            .Select(d => call.Dimension(d, input.Shape.Rank)).ToArray();
        if (order.Length != input.Shape.Rank || order.Distinct().Count() != order.Length)
            throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"permute: [{string.Join(", ", order)}] is no order of the dimensions of {input.Shape}");
        return call.Append(new Permute(order), input);
    }

    private static TensorValue Transpose(CallContext call)
    {
        var input = call.Tensor().Node;
        var order = Enumerable.Range(0, input.Shape.Rank).ToArray();
        var first = call.Dimension(call.Long("dim0"), order.Length);
        var second = call.Dimension(call.Long("dim1"), order.Length);
        (order[first], order[second]) = (order[second], order[first]);
        return call.Append(new Permute(order), input);
    }

    private static TensorValue Reduction(CallContext call, string name)
    {
        var input = call.Tensor().Node;
        var given = call.Arguments.Where(static a => a.Name is "dim" or "dims" or "dimensions" or "dim0" or "dim1" or "dim2").SelectMany(a => call.LongList(a.Value, a.Name)).ToArray();
        var dimensions = given.Length == 0 ? Enumerable.Range(0, input.Shape.Rank).ToArray() : given.Select(d => call.Dimension(d, input.Shape.Rank)).ToArray();
        return call.Append(new Reduce(name, dimensions, call.Bool("keepdim", false), name is "var" or "std" && call.Bool("unbiased", true)), input);
    }
}
