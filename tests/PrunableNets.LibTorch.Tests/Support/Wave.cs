using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Support;

/// <summary>The deterministic input that the Python scripts make in the same way.</summary>
internal static class Wave
{
    internal static Tensor Of(params long[] shape) => Of(0.7, shape);

    internal static Tensor Of(double k, long[] shape) => (arange(shape.TotalSize(), float64) * k).sin().to_type(float32).reshape(shape);

    internal static double[] Values(Tensor tensor) => tensor.detach().to_type(float64).contiguous().data<double>().ToArray();
}
