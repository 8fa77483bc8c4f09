using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Gpu.Tests;

/// <summary>Where the tests run.</summary>
internal static class TestDevice
{
    /// <summary>A GPU where there is one; the program may choose otherwise.</summary>
    public static Device Current { get; set; } = device(cuda.is_available() ? "cuda" : "cpu");

    /// <summary>What two ways to one result may differ by, relative to the largest value: float32 rounding, or that of TF32 with its 10-bit mantissa.</summary>
    public static double Tolerance => Current.type == DeviceType.CPU ? 1e-5 : 1e-2;
}
