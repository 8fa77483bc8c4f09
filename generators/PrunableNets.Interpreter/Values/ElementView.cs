using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Values;

/// <summary>The elements of an array for the framework's queries, which treat lists with indices in ways of their own.</summary>
internal sealed class ElementView(ListValue array) : IList<Value>
{
    public int Count => array.Items.Count;

    public bool IsReadOnly => true;

    public Value this[int index]
    {
        get => array.Items[index];
        set => throw new NotSupportedException();
    }

    public int IndexOf(Value item) => array.Items.IndexOf(item);

    public bool Contains(Value item) => array.Items.Contains(item);

    public void CopyTo(Value[] target, int index) => array.Items.CopyTo(target, index);

    public IEnumerator<Value> GetEnumerator() => Enumerable.Range(0, Count).Select(i => array.Items[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(Value item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public void Insert(int index, Value item) => throw new NotSupportedException();

    public bool Remove(Value item) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();
}
