using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>Sequential</c>, <c>ModuleList</c>, <c>ModuleDict</c>, <c>Identity</c>.</summary>
internal static class Containers
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch.nn", "Sequential", static call => Fill(call, New(ModuleKind.Sequential, "Sequential")));
        catalogue.Method("TorchSharp.torch.nn", "Identity", static _ => New(ModuleKind.Sequential, "Identity"));
        catalogue.Method("TorchSharp.torch.nn", "ModuleList", static call => Fill(call, New(ModuleKind.List, "ModuleList")));
        catalogue.Constructor("TorchSharp.Modules.ModuleList", static call => Fill(call, New(ModuleKind.List, "ModuleList")));
        catalogue.Constructor("TorchSharp.Modules.Sequential", static call => Fill(call, New(ModuleKind.Sequential, "Sequential")));
        catalogue.Constructor("TorchSharp.Modules.ModuleDict", static call => Fill(call, New(ModuleKind.Dictionary, "ModuleDict")));
        catalogue.Method("TorchSharp.torch.nn", "ModuleDict", static call => Fill(call, New(ModuleKind.Dictionary, "ModuleDict")));
        foreach (var name in new[] { "append", "Add", "add", "extend", "AddRange" })
            catalogue.Method("TorchSharp.torch.nn.Module", name, static call => Fill(call, (ModuleValue)call.Target!));
        catalogue.Property("TorchSharp.torch.nn.Module", "Count", static call => new ScalarValue(((ModuleValue)call.Target!).Children.Count));
        catalogue.Property("TorchSharp.torch.nn.Module", "this[]", Item);
    }

    /// <summary>Appends modules, (name, module) pairs and lists of either; modules without a name are numbered.</summary>
    public static ModuleValue Fill(CallContext call, ModuleValue container)
    {
        if (call.Arguments.Count == 2 && call.At(0) is ScalarValue { Object: string name } && call.At(1) is ModuleValue named)
        {
            call.Evaluator.RegisterModule(container, name, named, call.Origin);
            return container;
        }
        foreach (var (_, value) in call.Arguments)
            Append(call, container, call.Evaluator.Known(value, call.Origin, "the modules of a container"));
        return container;
    }

    private static void Append(CallContext call, ModuleValue container, Value value)
    {
        switch (value)
        {
            case ModuleValue module when call.Member is not ("extend" or "AddRange") || module.Kind != ModuleKind.List:
                call.Evaluator.RegisterModule(container, container.Children.Count.ToString(CultureInfo.InvariantCulture), module, call.Origin);
                break;
            case TupleValue { Elements: { Length: 2 } pair } when pair[0] is ScalarValue { Object: string name } && pair[1] is ModuleValue module:
                call.Evaluator.RegisterModule(container, name, module, call.Origin);
                break;
            case ListValue or DictionaryValue or ModuleValue:
                foreach (var item in call.Evaluator.Items(value, call.Origin).ToArray())
                    Append(call, container, item);
                break;
            default:
                throw call.Refuse($"{value.Describe()} is put into a container of modules");
        }
    }

    private static ModuleValue Item(CallContext call)
    {
        var container = (ModuleValue)call.Target!;
        if (call.At(0) is ScalarValue { Object: string name })
            return container.Children.FirstOrDefault(c => c.Name == name).Module ?? throw call.Refuse($"the container has no module '{name}'");
        var index = Numbers.ToLong(call.Evaluator.Known(call.At(0), call.Origin, "an index"));
        return index is >= 0 && index < container.Children.Count
            ? container.Children[(int)index].Module
            : throw call.Refuse($"index {call.At(0).Describe()} of a container of {container.Children.Count} modules");
    }

    private static ModuleValue New(ModuleKind kind, string type) => new("TorchSharp.Modules." + type, kind);
}
