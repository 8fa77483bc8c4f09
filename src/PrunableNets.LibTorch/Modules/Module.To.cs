using System.Linq;
using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            /// <summary>
            /// Moves and converts in place: every parameter and buffer stays the object it is, so that fields and optimizers that hold
            /// it go on being right. As in PyTorch, a floating-point type applies to floating-point tensors only.
            /// </summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device device, bool non_blocking)
            {
                if (device is not null)
                {
                    InitializeDeviceType(device.type);
                    (_deviceType, _deviceIndex) = (device.type, device.index);
                }
                foreach (var parameter in _internal_params.Values)
                    Convert(parameter, dtype, device, non_blocking);
                foreach (var (buffer, _) in _internal_buffers.Values)
                    Convert(buffer, dtype, device, non_blocking);
                foreach (var child in _internal_submodules.Values)
                    child._toEpilog(dtype, device, non_blocking);
            }

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);
            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) => _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            private static void Convert(Tensor tensor, ScalarType? dtype, Device device, bool nonBlocking)
            {
                using var _ = no_grad();
                var wanted = dtype is { } type && (tensor.is_floating_point() || tensor.is_complex()) == (is_floating_point(type) || is_complex(type)) ? type : tensor.dtype;
                using (var moved = tensor.to(wanted, device ?? tensor.device, non_blocking: nonBlocking))
                    if (moved.Handle != tensor.Handle)
                        NativeErrors.Check(Shim.pt_tensor_set_data(tensor.Handle, moved.Handle));
                using var grad = tensor.grad;
                if (grad is null)
                    return;
                using var movedGrad = grad.to(wanted, device ?? tensor.device, non_blocking: nonBlocking);
                tensor.grad = movedGrad;
            }
        }
    }
}
