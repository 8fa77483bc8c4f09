using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;

namespace TorchSharp.Modules;

/// <summary>Calls its modules one after the other. Modules without a name are named by their position.</summary>
public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly List<torch.nn.IModule<torch.Tensor, torch.Tensor>> stages = [];

    protected internal Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (key, module) in modules)
            append(key, module);
    }

    protected internal Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => stages.Count;

    [IndexerName("SequentialItems")]
    public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => stages[index];

    /// <summary>A range of the modules, which are shared, not copied.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return new Sequential(named_children().Skip(start).Take(length).Select(item => (item.name, (torch.nn.Module<torch.Tensor, torch.Tensor>)item.module)).ToArray());
        }
    }

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

    public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
    {
        register_module(name, (torch.nn.Module)module);
        stages.Add(module);
        return this;
    }

    public override torch.Tensor forward(torch.Tensor tensor)
    {
        if (stages.Count == 0)
            return tensor.alias();
        var current = tensor;
        foreach (var stage in stages)
        {
            var next = stage.call(current);
            // An intermediate result is nobody else's, unless an in-place stage answered its own input.
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                current.Dispose();
            current = next;
        }
        return current;
    }

}
