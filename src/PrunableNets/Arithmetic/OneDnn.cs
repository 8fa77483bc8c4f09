namespace PrunableNets.Arithmetic;

/// <summary>libtorch's switch for oneDNN (PyTorch's <c>torch.backends.mkldnn.enabled</c>), which TorchSharp does not offer.</summary>
internal static unsafe class OneDnn
{
    /// <summary>True where oneDNN may be used; null where that cannot be told.</summary>
    public static bool? IsOn => TryContext(out var context) && TorchLibrary.TryGet("_ZNK2at7Context17userEnabledMkldnnEv", out var get)
        ? ((delegate* unmanaged<nint, byte>)get)(context) != 0
        : null;

    /// <summary>Turns it on or off for the whole process.</summary>
    /// <returns>False where this libtorch has no such switch.</returns>
    public static bool TrySwitch(bool on)
    {
        if (!TryContext(out var context) || !TorchLibrary.TryGet("_ZN2at7Context20setUserEnabledMkldnnEb", out var set))
            return false;
        ((delegate* unmanaged<nint, byte, void>)set)(context, on ? (byte)1 : (byte)0);
        return true;
    }

    private static bool TryContext(out nint context)
    {
        context = 0;
        if (!TorchLibrary.TryGet("_ZN2at13globalContextEv", out var get))
            return false;
        context = ((delegate* unmanaged<nint>)get)();
        return true;
    }
}
