using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The only element as a scalar of the tensor's type.</summary>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Byte => item<byte>(),
            ScalarType.Int8 => item<sbyte>(),
            ScalarType.Int16 => item<short>(),
            ScalarType.Int32 => item<int>(),
            ScalarType.Int64 => item<long>(),
            ScalarType.Float16 => item<System.Half>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Bool => item<bool>(),
            ScalarType.ComplexFloat32 => item<(float, float)>(),
            ScalarType.ComplexFloat64 => item<Complex>(),
            _ => Scalar.Of(@double().item<double>(), dtype),
        };
    }
}
