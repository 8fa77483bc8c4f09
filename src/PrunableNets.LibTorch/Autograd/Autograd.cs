using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of the outputs with respect to the inputs, one per input, in order; null for an input that the outputs do
        /// not depend on, where <paramref name="allow_unused"/> permits that.
        /// </summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            IntPtr[] outs = Handles(outputs), ins = Handles(inputs), grads = Handles(grad_outputs);
            var results = new IntPtr[ins.Length];
            fixed (IntPtr* o = outs, i = ins, g = grads, r = results)
                NativeErrors.Check(Shim.pt_grad(o, outs.Length, i, ins.Length, g, grads.Length,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, r));
            KeepAlive(outputs, inputs, grad_outputs);
            return results.Select(Tensor.UnsafeCreateTensor).ToArray();
        }

        public static void backward(IList<Tensor> tensors, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null) =>
            Backward(tensors, grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null) =>
            Backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null) =>
            Backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        internal static void Backward(IList<Tensor> tensors, IList<Tensor> gradients, bool? retainGraph, bool createGraph, IList<Tensor> inputs)
        {
            IntPtr[] outs = Handles(tensors), grads = Handles(gradients), ins = Handles(inputs);
            fixed (IntPtr* o = outs, g = grads, i = ins)
                NativeErrors.Check(Shim.pt_backward(o, outs.Length, g, grads.Length, retainGraph ?? createGraph ? 1 : 0, createGraph ? 1 : 0, i, ins.Length));
            KeepAlive(tensors, gradients, inputs);
        }

        private static IntPtr[] Handles(IList<Tensor> tensors) =>
            tensors is null ? [] : tensors.Select(tensor => tensor is null ? IntPtr.Zero : tensor.Handle).ToArray();

        private static void KeepAlive(params IList<Tensor>[] lists)
        {
            foreach (var list in lists)
                foreach (var tensor in list ?? [])
                    GC.KeepAlive(tensor);
        }
    }
}
