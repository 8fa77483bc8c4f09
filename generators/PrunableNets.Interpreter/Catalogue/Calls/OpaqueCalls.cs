using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Functions of which the shape is known and channels are not followed.</summary>
internal static class OpaqueCalls
{
    private static readonly string[] Types = ["TorchSharp.torch.Tensor", "TorchSharp.torch"];

    private static readonly string[] Shapeless = ["nonzero", "argwhere", "masked_select", "unique", "unique_consecutive", "bincount", "nonzero_as_list"];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in new[] { "gather", "take_along_dim" })
            Add(catalogue, name, static shapes => shapes[1]);
        foreach (var name in new[] { "scatter", "scatter_add", "index_add", "index_copy", "index_fill", "masked_scatter", "slice_scatter", "select_scatter", "diagonal_scatter", "renorm" })
            Add(catalogue, name, static shapes => shapes[0]);
        Add(catalogue, "take", static shapes => shapes[1]);
        Add(catalogue, "kron", static shapes => shapes[0].Rank == shapes[1].Rank
            ? new Shape(shapes[0].Zip(shapes[1], static (a, b) => new Dimension(a.Factor * b.Factor, a.IsBatch || b.IsBatch)).ToArray())
            : throw new Findings.ShapeException($"{shapes[0]} and {shapes[1]} differ in their number of dimensions"));
        foreach (var type in Types)
        {
            foreach (var name in Shapeless)
                catalogue.Method(type, name, static call => throw call.Evaluator.Stop(
                    Findings.FindingKind.UnknownMember, call.Origin, $"the size of what {call.Member} returns depends on what the tensor holds, so no shape behind it can be known"));
            catalogue.Method(type, "diagonal", Diagonal);
            catalogue.Method(type, "rot90", Rotated);
            catalogue.Method(type, "det", static call => CarriedCalls.Opaque(call, "torch", static s => new Shape(s[0].Take(s[0].Rank - 2).ToArray()), null));
            catalogue.Method(type, "quantile", Quantile);
            catalogue.Method(type, "trace", static call => CarriedCalls.Opaque(call, "torch", static _ => new Shape(), static _ => 0));
        }
        catalogue.Method("TorchSharp.torch", "cdist", static call => CarriedCalls.Opaque(call, "torch", Distances, null));
        catalogue.Method("TorchSharp.torch", "meshgrid", Grid);
        catalogue.Method("TorchSharp.torch.nn.functional", "one_hot", OneHot);
        catalogue.Method("TorchSharp.torch.nn.functional", "grid_sample", Sample);
        foreach (var type in new[] { "TorchSharp.torch", "TorchSharp.torch.linalg" })
            foreach (var name in new[] { "inverse", "inv", "cholesky", "matrix_exp" })
                catalogue.Method(type, name, call => CarriedCalls.Opaque(call, type.Substring("TorchSharp.".Length), static shapes => shapes[0], null));
    }

    private static void Add(Catalogue catalogue, string name, Func<IReadOnlyList<Shape>, Shape> shape)
    {
        foreach (var type in Types)
            catalogue.Method(type, name, call => CarriedCalls.Opaque(call, "torch", shape, static _ => 0));
    }

    private static Value Diagonal(CallContext call)
    {
        var shape = call.Tensor().Node.Shape;
        var (first, second) = (call.Dimension(call.Long("dim1", 0), shape.Rank), call.Dimension(call.Long("dim2", 1), shape.Rank));
        var offset = call.Long("offset", 0);
        var length = Math.Min(shape[first].Size + Math.Min(offset, 0), shape[second].Size - Math.Max(offset, 0));
        var (carried, operands) = CarriedCall.Of(call, "torch");
        var result = new Shape([.. shape.Where((_, i) => i != first && i != second), new Dimension(length)]);
        return CarriedCalls.Append(call, new Opaque(call.Member, _ => [result], carried, static _ => 0) { IsView = true }, operands, false);
    }

    private static Value Rotated(CallContext call)
    {
        var dimensions = call.Has("dims") ? call.LongList(call.Get("dims"), "dims") : [0, 1];
        var rank = call.Tensor().Node.Shape.Rank;
        var (first, second) = (call.Dimension(dimensions[0], rank), call.Dimension(dimensions[1], rank));
        return CarriedCalls.Opaque(
            call, "torch", s => call.Long("k", 1) % 2 == 0 ? s[0] : s[0].With(first, s[0][second]).With(second, s[0][first]), static _ => 0);
    }

    /// <summary>A new first dimension for several quantiles.</summary>
    private static Value Quantile(CallContext call)
    {
        var dimension = call.Dimension(call.Long("dim", -1), call.Tensor().Node.Shape.Rank);
        return CarriedCalls.Opaque(call, "torch", s => new Shape([.. s[1], .. CarriedCalls.Reduced(s[0], [dimension], call.Bool("keepdim", false))]), static _ => 0);
    }

    private static Shape Distances(IReadOnlyList<Shape> shapes)
    {
        var (left, right) = (shapes[0], shapes[1]);
        if (left.Rank < 2 || right.Rank < 2 || left[left.Rank - 1] != right[right.Rank - 1])
            throw new Findings.ShapeException($"{left} and {right} are no lists of vectors of one length");
        var batch = Broadcast.Shapes(new Shape(left.Take(left.Rank - 2).ToArray()), new Shape(right.Take(right.Rank - 2).ToArray()));
        return new Shape([.. batch, left[left.Rank - 2], right[right.Rank - 2]]);
    }

    private static Value Grid(CallContext call)
    {
        var indexing = call.Has("indexing") && call.Get("indexing") is ScalarValue { Object: string given } ? given : "ij";
        var (carried, operands) = CarriedCall.Of(call, "torch");
        var sizes = call.Evaluator.Items(call.At(0), call.Origin).Select(t => call.AsTensor(t).Node.Shape).Select(static s => s.Rank == 0 ? new Dimension(1) : s[0]).ToList();
        if (indexing == "xy" && sizes.Count > 1)
            (sizes[0], sizes[1]) = (sizes[1], sizes[0]);
        return CarriedCalls.Append(call, new Opaque(call.Member, _ => Enumerable.Repeat(new Shape(sizes.ToArray()), sizes.Count).ToArray(), carried, static _ => 0), operands, true);
    }

    private static Value OneHot(CallContext call)
    {
        var classes = call.Long("num_classes", -1);
        return classes > 0
            ? CarriedCalls.Opaque(call, "functional", s => new Shape([.. s[0], new Dimension(classes)]), static _ => 0)
            : throw call.Refuse("one_hot without a number of classes, which would depend on what the tensor holds");
    }

    /// <summary>Every channel of the image is read at the same places.</summary>
    private static Value Sample(CallContext call)
    {
        var (carried, operands) = CarriedCall.Of(call, "functional");
        var operation = new Dimensionwise(call.Member, shapes => shapes[0].Rank == shapes[1].Rank && shapes[0].Rank is 4 or 5
            ? [new Shape([shapes[0][0], shapes[0][1], .. shapes[1].Skip(1).Take(shapes[1].Rank - 2)])]
            : throw new Findings.ShapeException($"the image {shapes[0]} and the grid {shapes[1]} do not fit; [B, C, H, W] and [B, H, W, 2] are needed"), carried, [2, 3], true);
        return CarriedCalls.Append(call, operation, operands, false);
    }
}
