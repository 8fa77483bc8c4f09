using System;
using System.Collections.Generic;

namespace TorchSharp;

public sealed partial class DisposeScope
{
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);
    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves to another scope, or, where that is null, out of all scopes.</summary>
    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            if (disposable is null || !this.disposables.Remove(disposable))
                continue;
            if (scope is null)
                DisposeScopeManager.Statistics.Tensors.Detached();
            else
                scope.disposables.Add(disposable);
            SetOwner(disposable, scope);
        }
    }

    public void Detach(params IDisposable[] disposables) => MoveToOther(null, (IEnumerable<IDisposable>)disposables);
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    public void Attach(IDisposable disposable) => Attach([disposable]);
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            attached.Add(disposable);
            if (Owner(disposable) == this)
                continue;
            Owner(disposable)?.disposables.Remove(disposable);
            this.disposables.Add(disposable);
            SetOwner(disposable, this);
            DisposeScopeManager.Statistics.Tensors.Attached();
        }
        return attached;
    }
}
