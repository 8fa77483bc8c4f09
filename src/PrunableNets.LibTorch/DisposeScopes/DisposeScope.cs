using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Disposes, when it ends, the tensors made while it was the thread's innermost scope, except those moved out or detached.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private HashSet<IDisposable> disposables = new(ReferenceEqualityComparer<IDisposable>.Default);

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.Scopes.Count > 0 ? manager.Scopes[^1] : null;
    }

    internal DisposeScope OuterScope { get; private set; }

    public IReadOnlyList<IDisposable> DisposablesView => disposables.ToList();
    public int DisposablesCount => disposables.Count;
    public bool Contains(IDisposable disposable) => disposables.Contains(disposable);

    internal void Add(IDisposable disposable) => disposables.Add(disposable);

    /// <summary>The scope forgets an object that was disposed otherwise.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        disposables.Remove(disposable);
        SetOwner(disposable, null);
    }

    public void Dispose()
    {
        DisposeEverything();
        manager.Scopes.Remove(this);
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer<IDisposable>.Default);
        var old = disposables;
        disposables = new(ReferenceEqualityComparer<IDisposable>.Default);
        foreach (var disposable in old)
        {
            if (kept.Contains(disposable))
                disposables.Add(disposable);
            else
                disposable.Dispose();
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    private static DisposeScope Owner(IDisposable disposable) => (disposable as torch.Tensor)?.OwningDisposeScope;

    private static void SetOwner(IDisposable disposable, DisposeScope scope)
    {
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = scope;
    }
}
