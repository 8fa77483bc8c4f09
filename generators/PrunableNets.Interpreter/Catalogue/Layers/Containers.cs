using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>Sequential</c>, <c>ModuleList</c>, <c>ModuleDict</c>, <c>Identity</c>.</summary>
internal static class Containers
{
    private const string Dictionary = "TorchSharp.Modules.ModuleDict";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch.nn", "Sequential", static call => Fill(call, New(ModuleKind.Sequential, "Sequential")));
        catalogue.Method("TorchSharp.torch.nn", "Identity", static _ => New(ModuleKind.Sequential, "Identity"));
        catalogue.Method("TorchSharp.torch.nn", "ModuleList", static call => Fill(call, New(ModuleKind.List, "ModuleList")));
        catalogue.Constructor("TorchSharp.Modules.ModuleList", static call => Fill(call, New(ModuleKind.List, "ModuleList")));
        catalogue.Constructor("TorchSharp.Modules.Sequential", static call => Fill(call, New(ModuleKind.Sequential, "Sequential")));
        catalogue.Constructor("TorchSharp.Modules.ModuleDict", static call => Fill(call, New(ModuleKind.Dictionary, "ModuleDict")));
        catalogue.Method("TorchSharp.torch.nn", "ModuleDict", static call => Fill(call, New(ModuleKind.Dictionary, "ModuleDict")));
        foreach (var (name, kind) in new[] { ("ParameterList", ModuleKind.List), ("ParameterDict", ModuleKind.Dictionary) })
        {
            catalogue.Method("TorchSharp.torch.nn", name, call => Fill(call, New(kind, name)));
            catalogue.Constructor("TorchSharp.Modules." + name, call => Fill(call, New(kind, name)));
        }
        foreach (var name in new[] { "append", "Add", "add", "extend", "AddRange" })
            catalogue.Method("TorchSharp.torch.nn.Module", name, static call => Fill(call, (ModuleValue)call.Target!));
        catalogue.Method("TorchSharp.Modules.ModuleList", "RemoveAt", static call => Changed(call, static (children, call) => children.RemoveAt((int)call.Long("index"))));
        catalogue.Method("TorchSharp.Modules.ModuleList", "Insert", static call => Changed(call, static (children, call) => children.Insert((int)call.Long("index"), ("", call.Get("item") as ModuleValue ?? throw call.Refuse("Insert of something that is no module")))));
        catalogue.Property("TorchSharp.torch.nn.Module", "Count", static call => new ScalarValue(((ModuleValue)call.Target!).Children.Count + ((ModuleValue)call.Target!).Tensors.Count));
        catalogue.Property("TorchSharp.torch.nn.Module", "this[]", Item);
        foreach (var (values, keys) in new[] { ("values", "keys"), ("Values", "Keys") })
        {
            var add = values == "values" ? catalogue.Method : (System.Action<string, string, System.Func<CallContext, Value>>)catalogue.Property;
            add(Dictionary, values, static call => new ListValue(((ModuleValue)call.Target!).Children.Select(static c => (Value)c.Module)));
            add(Dictionary, keys, static call => new ListValue(((ModuleValue)call.Target!).Children.Select(static c => (Value)new ScalarValue(c.Name))));
        }
        catalogue.Method(Dictionary, "ContainsKey", static call => new ScalarValue(((ModuleValue)call.Target!).Children.Any(c => call.At(0) is ScalarValue { Object: string key } && c.Name == key)));
    }

    /// <summary>A list names its modules by their places when it is registered, which is not before the class that holds it is.</summary>
    private static ScalarValue Changed(CallContext call, System.Action<System.Collections.Generic.List<(string Name, ModuleValue Module)>, CallContext> change)
    {
        var children = ((ModuleValue)call.Target!).Children;
        if (((ModuleValue)call.Target!).IsRegistered)
            throw call.Refuse($"{call.Member} on a list that is registered already");
        try
        {
            change(children, call);
        }
        catch (System.ArgumentException exception)
        {
            throw call.Throw(exception);
        }
        for (var i = 0; i < children.Count; i++)
            children[i] = (i.ToString(CultureInfo.InvariantCulture), children[i].Module);
        return ScalarValue.Null;
    }

    /// <summary>Appends modules, (name, module) pairs and lists of either; modules without a name are numbered.</summary>
    public static ModuleValue Fill(CallContext call, ModuleValue container)
    {
        if (container is { IsCollection: true, IsRegistered: true })
            throw call.Refuse($"{call.Member} on a list or dictionary that is registered already, which would not register what is added");
        if (call.Arguments.Count == 2 && call.At(0) is ScalarValue { Object: string name } && call.At(1) is ModuleValue named)
        {
            Add(call, container, name, named);
            return container;
        }
        if (call.Arguments.Count == 2 && call.At(0) is ScalarValue { Object: string key } && call.At(1) is TensorValue keyed)
        {
            call.Evaluator.RegisterTensor(container, key, keyed, call.Origin);
            return container;
        }
        foreach (var value in call.Arguments.Select(static a => a.Value))
            Append(call, container, call.Evaluator.Known(value, call.Origin, "the modules of a container"));
        return container;
    }

    private static void Append(CallContext call, ModuleValue container, Value value)
    {
        switch (value)
        {
            case ModuleValue module when call.Member is not ("extend" or "AddRange") || module.Kind != ModuleKind.List:
                Add(call, container, container.Children.Count.ToString(CultureInfo.InvariantCulture), module);
                break;
            case TupleValue { Elements: { Length: 2 } pair } when pair[0] is ScalarValue { Object: string name } && pair[1] is ModuleValue module:
                Add(call, container, name, module);
                break;
            case TensorValue parameter:
                call.Evaluator.RegisterTensor(container, container.Tensors.Count.ToString(CultureInfo.InvariantCulture), parameter, call.Origin);
                break;
            case TupleValue { Elements: { Length: 2 } pair } when pair[0] is ScalarValue { Object: string name } && pair[1] is TensorValue parameter:
                call.Evaluator.RegisterTensor(container, name, parameter, call.Origin);
                break;
            case ListValue or DictionaryValue or ModuleValue:
                foreach (var item in call.Evaluator.Items(value, call.Origin).ToArray())
                    Append(call, container, item);
                break;
            default:
                throw call.Refuse($"{value.Describe()} is put into a container of modules");
        }
    }

    /// <summary>Lists and dictionaries register what is in the fields of their items, a <c>Sequential</c> does not.</summary>
    private static void Add(CallContext call, ModuleValue container, string name, ModuleValue module)
    {
        if (container.IsCollection)
            call.Evaluator.RegisterModule(container, name, module, call.Origin);
        else
            call.Evaluator.AddModule(container, name, module, call.Origin);
    }

    private static Value Item(CallContext call)
    {
        var container = (ModuleValue)call.Target!;
        var isOfTensors = container.Tensors.Count > 0;
        var names = isOfTensors ? container.Tensors.Select(static t => t.Name).ToList() : container.Children.Select(static c => c.Name).ToList();
        var key = call.Evaluator.Known(call.At(0), call.Origin, "an index");
        var place = key is ScalarValue { Object: string name } ? names.IndexOf(name) : Numbers.ToLong(key) ?? -1;
        if (place < 0 || place >= names.Count)
            throw call.Refuse($"index {key.Describe()} of a container of {names.Count} {(isOfTensors ? "parameters" : "modules")}");
        return isOfTensors ? call.Append(new TensorOperand(container.Tensors[(int)place].Layer)) : container.Children[(int)place].Module;
    }

    private static ModuleValue New(ModuleKind kind, string type) => new("TorchSharp.Modules." + type, kind);
}
