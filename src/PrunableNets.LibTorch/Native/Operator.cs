using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace TorchSharp.Native;

/// <summary>Operator handles by qualified name (<c>aten::add.Tensor</c>), found once each.</summary>
internal static class Operator
{
    private static readonly ConcurrentDictionary<string, IntPtr> Handles = new(new ByReference());

    internal static IntPtr Find(string name) => Handles.TryGetValue(name, out var handle) ? handle : Handles.GetOrAdd(name, Look);

    private static IntPtr Look(string name)
    {
        var dot = name.IndexOf('.');
        return NativeErrors.Check(dot < 0 ? Shim.pt_find_operator(name, "") : Shim.pt_find_operator(name[..dot], name[(dot + 1)..]));
    }

    /// <summary>The names are literals, which the runtime interns: comparing references avoids hashing the text on every call.</summary>
    private sealed class ByReference : IEqualityComparer<string>
    {
        public bool Equals(string left, string right) => ReferenceEquals(left, right);
        public int GetHashCode(string name) => RuntimeHelpers.GetHashCode(name);
    }
}
