using System;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Splits an index expression into a view (integers, slices, new axes) and what is left for index tensors.</summary>
internal static class IndexedView
{
    /// <returns>The view, and the index tensors per dimension of the view, or null where there are none.</returns>
    internal static (torch.Tensor View, torch.Tensor[] Tensors) Of(torch.Tensor tensor, torch.TensorIndex[] indices)
    {
        var view = tensor.alias();
        var tensors = Array.Empty<torch.Tensor>();
        long dim = 0;
        foreach (var index in indices)
        {
            switch (index.kind)
            {
                case torch.TensorIndex.Kind.Ellipsis:
                    dim += view.dim() - dim - Consumed(indices.SkipWhile(item => item.kind != torch.TensorIndex.Kind.Ellipsis).Skip(1));
                    break;
                case torch.TensorIndex.Kind.Single:
                    view = view.select(dim, index.start.Value);
                    break;
                case torch.TensorIndex.Kind.Slice:
                    view = Ops.Call("aten::slice.Tensor", view, dim, index.start, index.stop, index.step ?? 1);
                    dim++;
                    break;
                case torch.TensorIndex.Kind.None:
                case torch.TensorIndex.Kind.Null:
                    view = view.unsqueeze(dim++);
                    break;
                case torch.TensorIndex.Kind.Bool:
                    view = view.unsqueeze(dim);
                    Put(ref tensors, dim++, torch.tensor(new[] { index.start != 0 }, device: tensor.device));
                    break;
                default:
                    Put(ref tensors, dim, index.tensor);
                    dim += Consumed([index]);
                    break;
            }
        }
        return (view, tensors.Length == 0 ? null : tensors);
    }

    private static long Consumed(System.Collections.Generic.IEnumerable<torch.TensorIndex> indices) => indices.Sum(index => index.kind switch
    {
        torch.TensorIndex.Kind.Single or torch.TensorIndex.Kind.Slice => 1,
        // A boolean mask stands for as many dimensions as it has.
        torch.TensorIndex.Kind.Tensor => index.tensor.dtype == torch.ScalarType.Bool ? index.tensor.dim() : 1L,
        _ => 0,
    });

    private static void Put(ref torch.Tensor[] tensors, long dim, torch.Tensor index)
    {
        var before = tensors.Length;
        Array.Resize(ref tensors, (int)Math.Max(before, dim + 1));
        tensors[dim] = index;
    }
}
