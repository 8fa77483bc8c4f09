using System;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public partial class Tensor
    {
        private const int UsualDimensions = 8;

        public long Dimensions => Shim.pt_tensor_sizes(Handle, null, -1);
        public long ndim => Dimensions;
        public long dim() => Dimensions;
        public long NumberOfElements => Shim.pt_tensor_numel(Handle);
        public long numel() => NumberOfElements;
        public long ElementSize => dtype.ElementSize();
        public long element_size() => ElementSize;

        public long[] shape
        {
            get
            {
                var sizes = stackalloc long[UsualDimensions];
                var count = Shim.pt_tensor_sizes(Handle, sizes, UsualDimensions);
                if (count <= UsualDimensions)
                    return new ReadOnlySpan<long>(sizes, count).ToArray();
                var all = new long[count];
                fixed (long* pointer = all)
                    _ = Shim.pt_tensor_sizes(Handle, pointer, count);
                return all;
            }
        }

        public long[] size() => shape;
        public long size(int dim) => shape[dim < 0 ? dim + (int)Dimensions : dim];

        public long[] stride()
        {
            var all = new long[Dimensions];
            fixed (long* pointer = all)
                NativeErrors.Check(Shim.pt_tensor_strides(Handle, pointer, all.Length));
            return all;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)Dimensions : dim];
        public long storage_offset() => Shim.pt_tensor_storage_offset(Handle);
        public bool is_contiguous() => Shim.pt_tensor_is_contiguous(Handle) != 0;
        public ScalarType dtype => (ScalarType)Shim.pt_tensor_dtype(Handle);
        public bool is_sparse => Shim.pt_tensor_layout(Handle) != 0;

        public Device device
        {
            get
            {
                int index;
                var type = Shim.pt_tensor_device(Handle, &index);
                return type == 0 ? CPU : new Device((DeviceType)type, index);
            }
        }

        public DeviceType device_type => device.type;
        public int device_index => device.index;
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_meta => device_type == DeviceType.META;

        public bool is_floating_point() => torch.is_floating_point(dtype);
        public bool is_complex() => torch.is_complex(dtype);
        public bool is_integral() => torch.is_integral(dtype);
        public bool is_quantized() => torch.is_quantized(dtype);
    }
}
