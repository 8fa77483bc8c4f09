using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static GELU GELU() => new(Modules.GELU.Approximate.none, false);
        public static GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);
        public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);
        public static PReLU PReLU(long num_parameters, double init = 0.25, Device device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);
    }
}
