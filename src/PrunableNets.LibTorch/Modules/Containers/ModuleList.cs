using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>A list whose elements are registered under their positions.</summary>
public class ModuleList<T> : torch.nn.Module, IList<T> where T : torch.nn.Module
{
    private readonly List<T> list = [];

    public ModuleList(params T[] modules) : base("ModuleList") => extend(modules);

    public T this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            RegisterComponents();
        }
    }

    public int Count => list.Count;
    public bool IsReadOnly => false;

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules)
    {
        list.AddRange(modules);
        RegisterComponents();
    }

    public void Add(T item) => extend([item]);

    public void Insert(int index, T item)
    {
        list.Insert(index, item);
        RegisterComponents();
    }

    public bool Remove(T item)
    {
        var removed = list.Remove(item);
        RegisterComponents();
        return removed;
    }

    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        RegisterComponents();
    }

    public void Clear()
    {
        list.Clear();
        RegisterComponents();
    }

    public bool Contains(T item) => list.Contains(item);
    public int IndexOf(T item) => list.IndexOf(item);
    public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);
    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();

    /// <summary>Names follow positions, so every change registers all elements anew.</summary>
    protected override void RegisterComponents()
    {
        _internal_submodules.clear();
        for (var i = 0; i < list.Count; i++)
            register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }
}
