using TorchSharp;

namespace PrunableNets.Data;

/// <summary>Tensors of arrays, in libtorch's memory.</summary>
internal static class OwnMemory
{
    /// <summary>
    /// A copy in memory of libtorch's own. TorchSharp pins a managed array and hands its address on; that address is aligned now so, now so,
    /// and MKL sums in an order that depends on it: two runs of the same numbers would differ in their last bit.
    /// </summary>
    /// <param name="wrapped">A tensor fresh from an array; it is disposed.</param>
    public static torch.Tensor InOwnMemory(this torch.Tensor wrapped)
    {
        using (wrapped)
            return wrapped.clone();
    }
}
