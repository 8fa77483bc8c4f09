using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>expand, repeat and repeat_interleave, stack and unbind, and the short forms of transpose.</summary>
internal static class TensorStretches
{
    private const string Tensor = "TorchSharp.torch.Tensor";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Tensor, "expand", Expand);
        catalogue.Method(Tensor, "expand_as", static call => call.Append(new Expand(GivenSize.Of(call.AsTensor(call.At(0)).Node)), call.Tensor().Node));
        catalogue.Method(Tensor, "repeat", Repeat);
        catalogue.Property(Tensor, "mT", static call => Swap(call, -2, -1));
        foreach (var type in new[] { Tensor, "TorchSharp.torch" })
        {
            foreach (var name in new[] { "swapaxes", "swapdims" })
                catalogue.Method(type, name, static call => Swap(call, call.Long(call.Has("axis0") ? "axis0" : "dim0"), call.Long(call.Has("axis1") ? "axis1" : "dim1")));
            catalogue.Method(type, "unbind", Unbind);
            catalogue.Method(type, "repeat_interleave", RepeatInterleaved);
        }
        catalogue.Method("TorchSharp.torch", "stack", Stack);
    }

    private static TensorValue Expand(CallContext call) => call.Append(new Expand(call.Shape(static a => a.Name == "sizes")), call.Tensor().Node);

    /// <summary>Repeating a dimension of size one is stretching it.</summary>
    private static TensorValue Repeat(CallContext call)
    {
        var input = call.Tensor().Node;
        var times = call.Shape(static a => a.Name == "sizes");
        var shift = times.Length - input.Shape.Rank;
        if (times.Skip(shift).Where((t, i) => t.Dimension != 1 && input.Shape[i] != 1).Any())
            return call.Append(new Repeat(times.Select(t => t.Dimension is { IsBatch: false } known ? known.Factor : throw call.Refuse("repeat of several positions as often as there are inputs")).ToArray()), input);
        return call.Append(new Expand(times.Select((count, i) => i < shift || input.Shape[i - shift] == 1 ? count : default).ToArray()), input);
    }

    private static TensorValue RepeatInterleaved(CallContext call)
    {
        var input = call.Tensor().Node;
        if (!call.Has("dim"))
            throw call.Refuse("repeat_interleave without a dimension");
        return call.Append(new RepeatInterleave(call.Dimension(call.Long("dim"), input.Shape.Rank), call.Long("repeats")), input);
    }

    private static TensorValue Swap(CallContext call, long dim0, long dim1)
    {
        var input = call.Tensor().Node;
        var order = Enumerable.Range(0, input.Shape.Rank).ToArray();
        var (first, second) = (call.Dimension(dim0, order.Length), call.Dimension(dim1, order.Length));
        (order[first], order[second]) = (order[second], order[first]);
        return call.Append(new Permute(order), input);
    }

    private static ListValue Unbind(CallContext call)
    {
        var input = call.Tensor().Node;
        var name = call.Has("dimension") ? "dimension" : "dim";
        var dimension = call.Dimension(call.Long(name, 0), input.Shape.Rank);
        return new ListValue(Enumerable.Range(0, (int)input.Shape[dimension].Size).Select(i => (Value)call.Append(new SelectIndex(dimension, i), input)));
    }

    private static TensorValue Stack(CallContext call)
    {
        var tensors = call.Evaluator.Items(call.At(0), call.Origin).Select(t => call.AsTensor(t).Node).ToArray();
        var dimension = call.Dimension(call.Long("dim", 0), tensors[0].Shape.Rank + 1);
        var layers = tensors.Select(t => call.Append(Reshape.Unsqueeze(t.Shape, dimension), t).Node);
        return call.Append(new Concatenate(dimension), layers.ToArray());
    }
}
