using System;
using System.Collections.Generic;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public partial class Tensor
    {
        public bool is_leaf => Shim.pt_tensor_is_leaf(Handle) != 0;

        public bool requires_grad
        {
            get => Shim.pt_tensor_requires_grad(Handle) != 0;
            set => NativeErrors.Check(Shim.pt_tensor_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The accumulated gradient, or null.</summary>
        public Tensor grad
        {
            get => UnsafeCreateTensor(Shim.pt_tensor_grad(Handle));
            set
            {
                NativeErrors.Check(Shim.pt_tensor_set_grad(Handle, value is null ? IntPtr.Zero : value.Handle));
                GC.KeepAlive(value);
            }
        }

        public void retain_grad() => NativeErrors.Check(Shim.pt_tensor_retain_grad(Handle));

        public void backward() => autograd.Backward([this], null, null, false, null);

        public void backward(IList<Tensor> grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor> inputs = null) =>
            autograd.Backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
