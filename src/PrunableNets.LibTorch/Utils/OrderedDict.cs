using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>A dictionary that enumerates in order of insertion.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
{
    private readonly Dictionary<TKey, TValue> dictionary = [];
    private readonly List<(TKey, TValue)> list = [];

    /// <summary>The pairs, as the one sequence that query operators can be sure of.</summary>
    internal IReadOnlyList<(TKey, TValue)> Entries => list;

    public int Count => list.Count;
    public bool IsReadOnly => false;
    public ICollection<TKey> Keys => list.Select(item => item.Item1).ToList();
    public ICollection<TValue> Values => list.Select(item => item.Item2).ToList();
    public IEnumerable<TKey> keys() => Keys;
    public IEnumerable<TValue> values() => Values;
    public IEnumerator<(TKey, TValue)> items() => list.GetEnumerator();

    public (TKey, TValue) this[int index]
    {
        get => list[index];
        set
        {
            dictionary.Remove(list[index].Item1);
            dictionary.Add(value.Item1, value.Item2);
            list[index] = value;
        }
    }

    public TValue this[TKey key]
    {
        get => dictionary[key];
        set
        {
            if (dictionary.ContainsKey(key))
                list[IndexOf(key)] = (key, value);
            else
                list.Add((key, value));
            dictionary[key] = value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        dictionary.Add(key, value);
        list.Add((key, value));
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Insert(int index, (TKey, TValue) item)
    {
        dictionary.Add(item.Item1, item.Item2);
        list.Insert(index, item);
    }

    public bool Remove(TKey key)
    {
        if (!dictionary.Remove(key))
            return false;
        list.RemoveAt(IndexOf(key));
        return true;
    }

    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);
    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public void RemoveAt(int index)
    {
        dictionary.Remove(list[index].Item1);
        list.RemoveAt(index);
    }

    public void Clear()
    {
        dictionary.Clear();
        list.Clear();
    }

    public void clear() => Clear();
    public bool ContainsKey(TKey key) => dictionary.ContainsKey(key);
    public bool TryGetValue(TKey key, out TValue value) => dictionary.TryGetValue(key, out value);
    public bool Contains(KeyValuePair<TKey, TValue> item) => dictionary.Contains(item);
    public bool Contains((TKey, TValue) item) => list.Contains(item);
    public int IndexOf((TKey, TValue) item) => list.IndexOf(item);
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in list)
            array[arrayIndex++] = new(key, value);
    }

    public IEnumerator<(TKey, TValue)> GetEnumerator() => list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        list.Select(item => new KeyValuePair<TKey, TValue>(item.Item1, item.Item2)).GetEnumerator();

    private int IndexOf(TKey key) => list.FindIndex(item => EqualityComparer<TKey>.Default.Equals(item.Item1, key));
}
