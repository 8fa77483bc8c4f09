using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>An ordered dictionary whose values are registered under their keys.</summary>
public class ParameterDict : torch.nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDict<string, Parameter> dictionary = new();

    public ParameterDict() : base("ParameterDict")
    {
    }

    public Parameter this[string key]
    {
        get => dictionary[key];
        set
        {
            dictionary[key] = value;
            RegisterComponents();
        }
    }

    public (string, Parameter) this[int index]
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
    public ICollection<Parameter> Values => dictionary.Values;
    public IEnumerable<string> keys() => Keys;
    public IEnumerable<Parameter> values() => Values;
    public IEnumerator<(string, Parameter)> items() => dictionary.GetEnumerator();

    public void Add(string key, Parameter value)
    {
        dictionary.Add(key, value);
        RegisterComponents();
    }

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);
    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Insert(int index, (string, Parameter) item)
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

    public bool Remove(KeyValuePair<string, Parameter> item) => Contains(item) && Remove(item.Key);
    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);
    public void RemoveAt(int index) => Remove(dictionary[index].Item1);

    public void Clear()
    {
        dictionary.Clear();
        RegisterComponents();
    }

    public void clear() => Clear();
    public bool ContainsKey(string key) => dictionary.ContainsKey(key);
    public bool TryGetValue(string key, out Parameter value) => dictionary.TryGetValue(key, out value);
    public bool Contains(KeyValuePair<string, Parameter> item) => dictionary.Contains(item);
    public bool Contains((string, Parameter) item) => dictionary.Contains(item);
    public int IndexOf((string, Parameter) item) => dictionary.IndexOf(item);
    public void CopyTo((string, Parameter)[] array, int arrayIndex) => dictionary.CopyTo(array, arrayIndex);
    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => dictionary.CopyTo(array, arrayIndex);
    public IEnumerator<(string, Parameter)> GetEnumerator() => dictionary.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        dictionary.Entries.Select(item => new KeyValuePair<string, Parameter>(item.Item1, item.Item2)).GetEnumerator();

    protected override void RegisterComponents()
    {
        _internal_params.clear();
        foreach (var (key, value) in dictionary)
            register_parameter(key, value);
    }
}
