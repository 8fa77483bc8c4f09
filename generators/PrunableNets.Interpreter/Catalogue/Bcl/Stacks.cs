using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary><c>Stack&lt;T&gt;</c> and <c>Queue&lt;T&gt;</c>: lists whose next item is the first. They are gone through from it on.</summary>
internal static class Stacks
{
    public static void AddTo(Catalogue catalogue)
    {
        const string Linked = "System.Collections.Generic.LinkedList";
        catalogue.Constructor(Linked, static call => new ListValue(call.Has("collection") ? call.Evaluator.Items(call.Get("collection"), call.Origin) : [], call.Member));
        foreach (var (name, change) in new (string, Action<List<Value>, CallContext>)[]
        {
            ("AddLast", static (items, call) => items.Add(call.Get("value"))), ("AddFirst", static (items, call) => items.Insert(0, call.Get("value"))),
            ("RemoveFirst", static (items, call) => Taken(items, call, 0)), ("RemoveLast", static (items, call) => Taken(items, call, items.Count - 1)),
        })
        {
            catalogue.Method(Linked, name, call =>
            {
                change(Items(call), call);
                return new NeutralValue("a node of a list") { IsObject = true };
            });
        }
        Add(catalogue, "System.Collections.Generic.Stack", "Push", "Pop", static (items, item) => items.Insert(0, item));
        Add(catalogue, "System.Collections.Generic.Queue", "Enqueue", "Dequeue", static (items, item) => items.Add(item));
    }

    private static void Add(Catalogue catalogue, string type, string put, string take, Action<List<Value>, Value> add)
    {
        catalogue.Constructor(type, call =>
        {
            var made = new ListValue([], call.Member);
            _ = call.Has("capacity");
            foreach (var item in call.Has("collection") ? call.Evaluator.Items(call.Get("collection"), call.Origin) : [])
                add(made.Items, item);
            return made;
        });
        catalogue.Property(type, "Count", static call => new ScalarValue(Items(call).Count));
        catalogue.Method(type, put, call =>
        {
            add(Items(call), call.At(0));
            return ScalarValue.Null;
        });
        catalogue.Method(type, "Peek", static call => Next(call));
        catalogue.Method(type, take, static call =>
        {
            var item = Next(call);
            Items(call).RemoveAt(0);
            return item;
        });
        foreach (var name in new[] { "TryPeek", "Try" + take })
        {
            catalogue.Method(type, name, call =>
            {
                var items = Items(call);
                var isThere = items.Count > 0;
                call.Set("result", isThere ? items[0] : call.Target is ListValue { Type: { } own } && Ir.TypeNames.Arguments(own) is { Count: 1 } item ? call.Evaluator.Unset(item[0], call.Origin) : throw call.Refuse($"{name} of an empty collection"));
                if (isThere && name != "TryPeek")
                    items.RemoveAt(0);
                return new ScalarValue(isThere);
            });
        }
    }

    private static void Taken(List<Value> items, CallContext call, int place)
    {
        if (items.Count == 0)
            throw call.Throw(new InvalidOperationException("The LinkedList is empty."));
        items.RemoveAt(place);
    }

    private static Value Next(CallContext call) => Items(call).Count > 0 ? Items(call)[0]
        : throw call.Evaluator.Throw(new InvalidOperationException("The collection is empty."), call.Origin, $"{call.Member} of an empty collection");

    private static List<Value> Items(CallContext call) => (call.Target as ListValue ?? throw call.Refuse($"{call.Member} of {call.Target?.Describe()}")).Items;
}
