namespace TorchSharp;

public static partial class torch
{
    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);
}
