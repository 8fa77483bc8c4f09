using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>A list whose elements are registered under their positions.</summary>
public class ParameterList : torch.nn.Module, IList<Parameter>
{
    private readonly List<Parameter> list = [];

    public ParameterList(params Parameter[] parameters) : base("ParameterList") => extend(parameters);

    public Parameter this[int index]
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

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        list.AddRange(parameters);
        RegisterComponents();
    }

    public void Add(Parameter item) => extend([item]);

    public void Insert(int index, Parameter item)
    {
        list.Insert(index, item);
        RegisterComponents();
    }

    public bool Remove(Parameter item)
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

    public bool Contains(Parameter item) => list.Contains(item);
    public int IndexOf(Parameter item) => list.IndexOf(item);
    public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);
    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();

    /// <summary>Names follow positions, so every change registers all elements anew.</summary>
    protected override void RegisterComponents()
    {
        _internal_params.clear();
        for (var i = 0; i < list.Count; i++)
            register_parameter(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }
}
