using System;
using static TorchSharp.torch;

namespace PrunableNets.Arithmetic;

/// <summary>
/// libtorch's autocast to bfloat16 (PyTorch's <c>torch.autocast</c>) on this thread until it is disposed, which TorchSharp does not offer.
/// </summary>
internal sealed unsafe class Autocast : IDisposable
{
    private const string Enable = "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb";

    private readonly sbyte device;
    private readonly delegate* unmanaged<sbyte, byte, void> enable;
    private readonly delegate* unmanaged<int> leave;
    private readonly delegate* unmanaged<void> clearCache;

    private Autocast(Device device)
    {
        this.device = (sbyte)device.type;
        enable = (delegate* unmanaged<sbyte, byte, void>)Function(Enable);
        leave = (delegate* unmanaged<int>)Function("_ZN2at8autocast17decrement_nestingEv");
        clearCache = (delegate* unmanaged<void>)Function("_ZN2at8autocast11clear_cacheEv");
        var enter = (delegate* unmanaged<int>)Function("_ZN2at8autocast17increment_nestingEv");
        var setType = (delegate* unmanaged<sbyte, sbyte, void>)Function("_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE");
        enter();
        setType(this.device, (sbyte)ScalarType.BFloat16);
        enable(this.device, 1);
    }

    /// <summary>This libtorch lets it be turned on.</summary>
    public static bool IsKnown => TorchLibrary.TryGet(Enable, out _);

    /// <exception cref="PlatformNotSupportedException">It does not.</exception>
    public static Autocast Begin(Device device) => new(device);

    public void Dispose()
    {
        enable(device, 0);
        // Casts of weights are kept for as long as the weights do not change.
        if (leave() == 0)
            clearCache();
    }

    private static nint Function(string export) => TorchLibrary.TryGet(export, out var function)
        ? function
        : throw new PlatformNotSupportedException($"This libtorch has no function {export}, which turns bfloat16 on.");
}
