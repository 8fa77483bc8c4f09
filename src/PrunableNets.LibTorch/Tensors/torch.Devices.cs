using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static Device defaultDevice;

    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => new(DeviceType.CUDA);
    public static Device MPS => new(DeviceType.MPS);

    public static Device device(string description) => new(description);
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(int index) => new(index);

    public static Device get_default_device() => defaultDevice ?? CPU;
    public static void set_default_device(Device device) => defaultDevice = device;
    public static void set_default_device(string device) => defaultDevice = new Device(device);

    /// <summary>Checks that the device is usable; null means the default one.</summary>
    public static Device InitializeDevice(Device device)
    {
        device ??= get_default_device();
        InitializeDeviceType(device.type);
        return device;
    }

    /// <exception cref="InvalidOperationException">This libtorch, or this machine, has no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} is not available: this libtorch was built without it, or the machine has none.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        _ => false,
    };

    public static bool cuda_is_available() => cuda.is_available();
    public static bool mps_is_available() => false;

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;
        public static int device_count() => Shim.pt_cuda_device_count();
        public static bool is_cudnn_available() => Shim.pt_cudnn_is_available() != 0;
        public static void manual_seed(long seed) => torch.manual_seed(seed);
        public static void manual_seed_all(long seed) => torch.manual_seed(seed);
        public static void synchronize(Device device = null) => NativeErrors.Check(Shim.pt_cuda_synchronize(device?.index ?? -1));
    }
}
