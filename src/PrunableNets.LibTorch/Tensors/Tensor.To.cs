using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(null, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, null, copy, disposeAfter, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, null, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => Converted(other.dtype, other.device, false, false, non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor cpu() => to(CPU);

        /// <exception cref="InvalidOperationException">There is no CUDA device.</exception>
        public Tensor cuda(Device device = null, bool non_blocking = false)
        {
            InitializeDeviceType(DeviceType.CUDA);
            return to(device ?? CUDA, non_blocking: non_blocking);
        }

        public Tensor @bool() => to_type(ScalarType.Bool);
        public Tensor @byte() => to_type(ScalarType.Byte);
        public Tensor @char() => to_type(ScalarType.Int8);
        public Tensor @short() => to_type(ScalarType.Int16);
        public Tensor @int() => to_type(ScalarType.Int32);
        public Tensor @long() => to_type(ScalarType.Int64);
        public Tensor half() => to_type(ScalarType.Float16);
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);
        public Tensor @float() => to_type(ScalarType.Float32);
        public Tensor @double() => to_type(ScalarType.Float64);
        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);
        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);

        private Tensor Converted(ScalarType? type, Device device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            if (device is not null && device.type != DeviceType.CPU)
                InitializeDeviceType(device.type);
            // A cast to the current type and device answers the same native tensor, but a new handle to it, as TorchSharp does.
            var result = Ops.Call("aten::to.dtype_layout", this, type, Arg.None, device, Arg.None, nonBlocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }
    }
}
