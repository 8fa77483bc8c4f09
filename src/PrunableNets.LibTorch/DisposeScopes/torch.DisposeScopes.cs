using System;

namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.NewScope();

    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.CurrentScope;

    /// <summary>Evaluates in a scope of its own and keeps only the result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
