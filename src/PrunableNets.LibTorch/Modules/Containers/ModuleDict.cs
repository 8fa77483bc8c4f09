using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>An ordered dictionary whose values are registered under their keys.</summary>
public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)> where T : torch.nn.Module
{
    private readonly OrderedDict<string, T> dictionary = new();

    public ModuleDict() : base("ModuleDict")
    {
    }

    public T this[string key]
    {
        get => dictionary[key];
        set
        {
            dictionary[key] = value;
            RegisterComponents();
        }
    }

    public (string, T) this[int index]
    {
        get => dictionary[index];
        set
        {
            dictionary[index] = value;
            RegisterComponents();
        }
    }

    public int Count => dictionary.Count;
    public bool IsReadOnly => false;
    public ICollection<string> Keys => dictionary.Keys;
    public ICollection<T> Values => dictionary.Values;
    public IEnumerable<string> keys() => Keys;
    public IEnumerable<T> values() => Values;
    public IEnumerator<(string, T)> items() => dictionary.GetEnumerator();

    public void Add(string key, T value)
    {
        dictionary.Add(key, value);
        RegisterComponents();
    }

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);
    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Insert(int index, (string, T) item)
    {
        dictionary.Insert(index, item);
        RegisterComponents();
    }

    public bool Remove(string key)
    {
        var removed = dictionary.Remove(key);
        RegisterComponents();
        return removed;
    }

    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);
    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);
    public void RemoveAt(int index) => Remove(dictionary[index].Item1);

    public void Clear()
    {
        dictionary.Clear();
        RegisterComponents();
    }

    public void clear() => Clear();
    public bool ContainsKey(string key) => dictionary.ContainsKey(key);
    public bool TryGetValue(string key, out T value) => dictionary.TryGetValue(key, out value);
    public bool Contains(KeyValuePair<string, T> item) => dictionary.Contains(item);
    public bool Contains((string, T) item) => dictionary.Contains(item);
    public int IndexOf((string, T) item) => dictionary.IndexOf(item);
    public void CopyTo((string, T)[] array, int arrayIndex) => dictionary.CopyTo(array, arrayIndex);
    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => dictionary.CopyTo(array, arrayIndex);
    public IEnumerator<(string, T)> GetEnumerator() => dictionary.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        dictionary.Entries.Select(item => new KeyValuePair<string, T>(item.Item1, item.Item2)).GetEnumerator();

    protected override void RegisterComponents()
    {
        _internal_submodules.clear();
        foreach (var (key, value) in dictionary)
            register_module(key, value);
    }
}
