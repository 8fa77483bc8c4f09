using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>All that the code of a method can change: its locals, its object's fields, and the collections and tensors that they hold.</summary>
internal sealed class Snapshot
{
    private readonly List<(Dictionary<int, Value> Locals, Dictionary<int, Value> Saved)> scopes = [];
    private readonly List<(Dictionary<string, Value> Fields, Dictionary<string, Value> Saved)> objects = [];
    private readonly List<(ListValue List, Value[] Saved)> lists = [];
    private readonly List<(DictionaryValue Dictionary, (Value Key, Value Item)?[] Saved)> dictionaries = [];
    private readonly List<(TensorValue Tensor, Node Saved)> tensors = [];
    private readonly List<(ModuleValue Module, (string, ModuleValue)[] Children, (string, TensorLayer)[] Tensors)> modules = [];
    private readonly HashSet<Value> seen = [];

    public Snapshot(Frame frame, Scope scope)
    {
        for (var current = scope; current is not null; current = current.Parent)
        {
            scopes.Add((current.Locals, new(current.Locals)));
            foreach (var value in current.Locals.Values)
                Visit(value);
        }
        if (frame.Self is { } self)
            Visit(self);
    }

    /// <summary>Undoes what has happened since.</summary>
    public void Restore()
    {
        foreach (var (locals, saved) in scopes)
            Put(locals, saved);
        foreach (var (fields, saved) in objects)
            Put(fields, saved);
        foreach (var (list, saved) in lists)
        {
            list.Items.Clear();
            list.Items.AddRange(saved);
        }
        foreach (var (dictionary, saved) in dictionaries)
        {
            dictionary.Restore(saved);
        }
        foreach (var (tensor, saved) in tensors)
            tensor.Node = saved;
        foreach (var (module, children, own) in modules)
        {
            module.Children.Clear();
            module.Children.AddRange(children);
            module.Tensors.Clear();
            module.Tensors.AddRange(own);
        }
    }

    /// <summary>This is the state after training; the state as it is now becomes that of both modes.</summary>
    /// <param name="merge">Makes one value of that while training and that in evaluation.</param>
    /// <param name="differs">The exception where a collection has other items.</param>
    public void Merge(Func<Value, Value, Value> merge, Func<Exception> differs)
    {
        // Tensors first: values that are compared below are those after in-place operations.
        foreach (var (tensor, saved) in tensors.Where(static t => t.Tensor.Node != t.Saved))
            tensor.Node = ((TensorValue)merge(new TensorValue(saved), new TensorValue(tensor.Node))).Node;
        foreach (var (locals, saved) in scopes)
            Join(locals, saved, merge);
        foreach (var (fields, saved) in objects)
            Join(fields, saved, merge);
        foreach (var (list, saved) in lists)
        {
            if (list.Items.Count != saved.Length)
                throw differs();
            for (var i = 0; i < saved.Length; i++)
                if (!ReferenceEquals(saved[i], list.Items[i]))
                    list.Items[i] = merge(saved[i], list.Items[i]);
        }
        foreach (var (dictionary, saved) in dictionaries)
            Join(dictionary, saved, merge);
        if (modules.Any(static m => !m.Module.Children.SequenceEqual(m.Children) || !m.Module.Tensors.SequenceEqual(m.Tensors)))
            throw differs();
    }

    /// <summary>An entry that only one mode has is a value that nothing can depend on.</summary>
    private static void Join(DictionaryValue dictionary, (Value Key, Value Item)?[] saved, Func<Value, Value, Value> merge)
    {
        foreach (var (key, item) in saved.Where(static p => p is not null).Select(static p => p!.Value))
        {
            if (dictionary.Find(key) is var found and >= 0)
                dictionary.Set(found, ReferenceEquals(item, dictionary.Places[found]!.Value.Item) ? item : merge(item, dictionary.Places[found]!.Value.Item));
            else
                dictionary.Add(key, merge(item, ScalarValue.Null));
        }
    }

    private static void Join<TKey>(Dictionary<TKey, Value> now, Dictionary<TKey, Value> training, Func<Value, Value, Value> merge)
        where TKey : notnull
    {
        foreach (var (key, value) in training.Select(static p => (p.Key, p.Value)))
            if (now.TryGetValue(key, out var other) && !ReferenceEquals(value, other))
                now[key] = merge(value, other);
    }

    private static void Put<TKey>(Dictionary<TKey, Value> target, Dictionary<TKey, Value> saved)
        where TKey : notnull
    {
        target.Clear();
        foreach (var pair in saved)
            target[pair.Key] = pair.Value;
    }

    private void Visit(Value value)
    {
        if (value is ScalarValue || !seen.Add(value))
            return;
        if (value is ModuleValue registering)
            modules.Add((registering, registering.Children.ToArray(), registering.Tensors.ToArray()));
        switch (value)
        {
            case TensorValue tensor:
                tensors.Add((tensor, tensor.Node));
                break;
            case ListValue list:
                lists.Add((list, list.Items.ToArray()));
                list.Items.ForEach(Visit);
                break;
            case TupleValue tuple:
                Array.ForEach(tuple.Elements, Visit);
                break;
            case DictionaryValue dictionary:
                dictionaries.Add((dictionary, dictionary.Places.ToArray()));
                foreach (var (_, item) in dictionary.Entries)
                    Visit(item);
                break;
            case ObjectValue { Fields.Count: > 0 } instance:
                objects.Add((instance.Fields, new(instance.Fields)));
                foreach (var field in instance.Fields.Values)
                    Visit(field);
                break;
        }
    }
}
