using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>What can be gone through, and iterators.</content>
internal sealed partial class Evaluator
{
    private const string GetEnumerator = "M:System.Collections.Generic.IEnumerable`1.GetEnumerator";
    private const string GetPlainEnumerator = "M:System.Collections.IEnumerable.GetEnumerator";
    private const string MoveNext = "M:System.Collections.IEnumerator.MoveNext";
    private const string Current = "M:System.Collections.Generic.IEnumerator`1.get_Current";
    private const string Dispose = "M:System.IDisposable.Dispose";

    /// <summary>The elements of anything that can be enumerated, as they are now.</summary>
    public IReadOnlyList<Value> Items(Value collection, int origin) => collection is ListValue { Rank: 1 } list ? list.Items : Bounded(Sequence(collection, origin), origin);

    /// <summary>The elements of anything that can be enumerated, one by one: a query runs as far as it is asked.</summary>
    public IEnumerable<Value> Sequence(Value collection, int origin) => Known(collection, origin, "a loop") switch
    {
        ListValue { Rank: > 1 } array => Flat(array, array.Rank),
        ListValue { IsArray: true } array => Enumerable.Range(0, array.Items.Count).Select(i => array.Items[i]),
        ListValue list => Guarded(list.Items, origin),
        SpanValue span => Enumerable.Range(span.Start, span.Length).Select(i => span.List.Items[i]),
        SequenceValue query => Guarded(query.Items, origin),
        DictionaryValue dictionary => Unchanged(dictionary, origin),
        ScalarValue { Object: string text } => text.Select(static c => (Value)new ScalarValue(c)),
        ModuleValue { Kind: ModuleKind.List, Tensors: { Count: > 0 } tensors } => tensors.Select(t => (Value)Append(new TensorOperand(t.Layer), origin)).ToArray(),
        ModuleValue { Kind: ModuleKind.List or ModuleKind.Sequential } module => module.Children.Select(static c => (Value)c.Module).ToArray(),
        ModuleValue { Kind: ModuleKind.Dictionary, Tensors.Count: 0 } modules => modules.Children.Select(static c => (Value)new TupleValue(new ScalarValue(c.Name), c.Module)).ToArray(),
        ObjectValue instance when (FindOwn(instance, GetEnumerator) ?? FindOwn(instance, GetPlainEnumerator)) is { } made => Enumerated(instance, made, origin),
        var other when IsNull(other) => throw Throw(new NullReferenceException(), origin, "a loop over null"),
        var other => throw Stop(FindingKind.UnsupportedConstruct, origin, $"{other.Describe()} cannot be enumerated"),
    };

    private Value[] Bounded(IEnumerable<Value> items, int origin)
    {
        var result = new List<Value>();
        foreach (var item in items)
        {
            result.Add(item);
            if (result.Count > limits.CollectionSize)
                throw Stop(FindingKind.BudgetExhausted, origin, $"a sequence of more than {limits.CollectionSize} elements");
        }
        return [.. result];
    }

    private static IEnumerable<Value> Flat(Value item, int depth) => depth == 0 || item is not ListValue list ? [item] : list.Items.SelectMany(i => Flat(i, depth - 1));

    /// <summary>
    /// The source of a query. Queries are the framework's own, and go through a list as they go through any: some notice that it changes, some do not.
    /// </summary>
    public IEnumerable<Value> Source(Value collection, int origin) => collection switch
    {
        ListValue { Rank: > 1 } => Sequence(collection, origin),
        ListValue { IsArray: true } array => new ElementView(array),
        ListValue list => list.Items,
        _ => Sequence(collection, origin),
    };

    /// <summary>A list that changes while it is gone through ends that, as the framework's does.</summary>
    private IEnumerable<Value> Guarded(IEnumerable<Value> items, int origin)
    {
        using var enumerator = items.GetEnumerator();
        while (true)
        {
            try
            {
                if (!enumerator.MoveNext())
                    yield break;
            }
            catch (InvalidOperationException exception)
            {
                throw Throw(exception, origin, exception.Message);
            }
            yield return enumerator.Current;
        }
    }

    private IEnumerable<Value> Unchanged(DictionaryValue dictionary, int origin)
    {
        var version = dictionary.Version;
        foreach (var (key, item) in dictionary.Entries.ToArray())
        {
            if (dictionary.Version != version)
                throw Throw(new InvalidOperationException("Collection was modified; enumeration operation may not execute."), origin, "a collection changes while it is gone through");
            if (dictionary.Find(key) >= 0)
                yield return dictionary.IsSet ? key : new TupleValue(key, dictionary.Places[dictionary.Find(key)]!.Value.Item) { IsPair = true };
        }
        if (dictionary.Version != version)
            throw Throw(new InvalidOperationException("Collection was modified; enumeration operation may not execute."), origin, "a collection changes while it is gone through");
    }

    private IEnumerable<Value> Enumerated(ObjectValue collection, IrMethod made, int origin) => Run(made, collection, [], null, origin, collection.Types) switch
    {
        SequenceValue iterator => iterator.Items,
        Catalogue.Bcl.EnumeratorValue moved => Drained(moved),
        ObjectValue enumerator => Enumerated(enumerator, origin),
        var other => Sequence(other, origin),
    };

    private static IEnumerable<Value> Drained(Catalogue.Bcl.EnumeratorValue enumerator)
    {
        using var items = enumerator.Items;
        while (items.MoveNext())
            yield return items.Current;
    }

    private IEnumerable<Value> Enumerated(ObjectValue enumerator, int origin)
    {
        try
        {
            while (CallOwn(enumerator, MoveNext, [], origin) is ScalarValue { Object: true })
                yield return CallOwn(enumerator, Current, [], origin) ?? throw Stop(FindingKind.UnsupportedConstruct, origin, $"{enumerator.Describe()} has no Current");
        }
        finally
        {
            CallOwn(enumerator, Dispose, [], origin);
        }
    }

    /// <summary>Goes through what has a <c>GetEnumerator</c> of the user's without the interface.</summary>
    private IEnumerable<Value> Enumerated(Value collection, IrEnumeration members, Frame frame, int origin)
    {
        var enumerator = Dispatch(members.Make, collection, [], false, origin, TypesOf(members.Make, collection, frame));
        if (enumerator is not ObjectValue)
        {
            foreach (var item in Sequence(enumerator, origin))
                yield return item;
            yield break;
        }
        var types = TypesOf(members.MoveNext, enumerator, frame);
        try
        {
            while (Truth(Dispatch(members.MoveNext, enumerator, [], false, origin, types), origin))
            {
                var current = Dispatch(members.Current, enumerator, [], false, origin, types);
                yield return current is ReferenceValue reference ? reference.Place.Value : current;
            }
        }
        finally
        {
            CallOwn((ObjectValue)enumerator, Dispose, [], origin);
        }
    }

    /// <summary>An iterator's items; its body starts anew, with variables of its own, each time.</summary>
    private IEnumerable<Value> Iterate(IrStatement body, ObjectValue? self, IReadOnlyDictionary<string, string> typeArguments, Scope parameters, int origin)
    {
        // A struct's iterator works on a copy of it.
        var frame = new Frame(self is { IsStruct: true } ? self.Copy() : self, origin) { Types = typeArguments };
        var scope = new Scope(parameters.Parent);
        foreach (var parameter in parameters.Locals)
            scope.Declare(parameter.Key, parameter.Value);
        foreach (var item in Yielded(body, frame, scope, new Ending()))
            yield return item;
    }
}
