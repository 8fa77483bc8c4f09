using System;
using System.Collections.Generic;

namespace TorchSharp;

/// <summary>The current thread's stack of dispose scopes.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager current;

    internal readonly List<DisposeScope> Scopes = [];
    private readonly ThreadDisposeScopeStatistics statistics = new();

    public static ThreadDisposeScopeStatistics Statistics => Current.statistics;

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    internal static DisposeScope CurrentScope => current is { Scopes.Count: > 0 } manager ? manager.Scopes[^1] : null;

    internal static DisposeScope NewScope()
    {
        var scope = new DisposeScope(Current);
        Current.Scopes.Add(scope);
        return scope;
    }

    internal static DisposeScope Register(torch.Tensor tensor)
    {
        var manager = Current;
        if (manager.Scopes.Count == 0)
        {
            manager.statistics.Tensors.CreatedOutside();
            return null;
        }
        manager.statistics.Tensors.CreatedIn();
        var scope = manager.Scopes[^1];
        scope.Add(tensor);
        return scope;
    }

    internal static void Disposed(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is { } scope)
        {
            scope.MarkAsDisposed(tensor);
            Current.statistics.Tensors.DisposedIn();
        }
        else
        {
            Current.statistics.Tensors.DisposedOutside();
        }
    }
}
