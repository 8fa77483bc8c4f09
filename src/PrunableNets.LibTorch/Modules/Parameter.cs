namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>Takes the tensor over: <paramref name="data"/> itself is no longer usable.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(Take(data, requires_grad))
    {
        // Parameters live as long as their module, whichever scope it was built in.
        DetachFromDisposeScope();
    }

    private static System.IntPtr Take(torch.Tensor data, bool requiresGrad)
    {
        if (data.is_leaf)
        {
            data.requires_grad = requiresGrad;
            return data.DecoupleFromNativeHandle();
        }
        using var leaf = data.detach();
        data.Dispose();
        leaf.requires_grad = requiresGrad;
        return leaf.DecoupleFromNativeHandle();
    }
}
