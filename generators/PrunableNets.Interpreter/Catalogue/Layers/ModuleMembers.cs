using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Members of <c>nn.Module</c>: registration is followed; moving, initialising and loading leave the structure as it is.</summary>
internal static class ModuleMembers
{
    private const string Module = "TorchSharp.torch.nn.Module";

    private static readonly string[] ReturnSelf = ["to", "cuda", "cpu", "load", "half", "float", "double", "requires_grad_"];

    /// <summary>Extension methods that move a module or convert its weights.</summary>
    private static readonly string[] Moves = ["to", "cuda", "cpu", "half", "float", "double", "bfloat16"];

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Module, "RegisterComponents", static call =>
        {
            call.Evaluator.RegisterComponents((ModuleValue)call.Target!);
            return ScalarValue.Null;
        });
        foreach (var name in new[] { "register_module", "add_module" })
            catalogue.Method(Module, name, Register);
        foreach (var name in ReturnSelf)
            catalogue.Method(Module, name, static call => Same(call, call.Target!));
        foreach (var name in new[] { "train", "eval" })
            catalogue.Method(Module, name, SetMode);
        // How weights lie in memory.
        catalogue.Method(Module, "flatten_parameters", static _ => ScalarValue.Null);
        foreach (var name in Moves)
            catalogue.Method("TorchSharp.ModuleExtensionMethods", name, static call => Same(call, call.At(0)));
        catalogue.Property(Module, "training", static call => call.Evaluator.Training);
        foreach (var name in new[] { "weight", "bias", "running_mean", "running_var" })
            catalogue.Property(Module, name, Weight);
        foreach (var (name, holds) in new (string, System.Func<ModuleValue, string, bool>)[]
        {
            ("_internal_submodules", static (m, n) => m.Children.Any(c => c.Name == n)),
            ("_internal_params", static (m, n) => m.Tensors.Any(t => t.Name == n && t.Layer.IsParameter)),
            ("_internal_buffers", static (m, n) => m.Tensors.Any(t => t.Name == n && !t.Layer.IsParameter)),
        })
            catalogue.Property(Module, name, call => new RegistryValue((ModuleValue)call.Target!, name, holds));
    }

    /// <summary>In the constructor a tensor like it can be made; in <c>forward</c> it would be a second use of the layer's weights.</summary>
    private static Value Weight(CallContext call)
    {
        if (call.Target is not ModuleValue { Layer: { } layer })
            return new NeutralValue("the tensor " + call.Member);
        if (layer.State.FirstOrDefault(s => s.Name == call.Member) is { } state)
            return Weight(call, layer, state);
        return MayLack(layer) ? ScalarValue.Null : new NeutralValue("the tensor " + call.Member);
    }

    /// <summary>The layer's weight as a tensor; of one whose shape is not followed nothing can be read.</summary>
    public static Value Weight(CallContext call, Layer layer, StateTensor state)
    {
        if (LayerShapes.Of(layer, state) is not { } shape)
            return new NeutralValue($"the {state.Name} of a {layer.Type}") { IsWeight = true };
        call.Evaluator.CheckRegistered(layer, call.Origin);
        // What was given to the layer is still the other's.
        return call.Evaluator.IsConstructing && call.Evaluator.SharedWeights.First(new WeightName(layer, state.Name)) is { } first && first.Layer != layer
            ? first.Layer is TensorLayer own ? call.Append(new TensorOperand(own)) : call.Append(new WeightOperation(first.Layer, first.Layer.State.First(s => s.Name == first.Name), shape))
            : call.Append(new WeightOperation(layer, state, shape));
    }

    /// <summary>A weight or bias that these layers do not have is null.</summary>
    private static bool MayLack(Layer layer) =>
        layer is ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer or BilinearLayer or BatchNormLayer or InstanceNormLayer or LayerNormLayer or GroupNormLayer;

    /// <summary>Where the module is, of which type its weights are and what is in them is the dense network's affair, from which they are copied.</summary>
    private static Value Same(CallContext call, Value module)
    {
        call.ReadAll();
        return module;
    }

    /// <summary>In the constructor it is the mode that the dense network begins in.</summary>
    private static Value SetMode(CallContext call) => call.Evaluator.IsConstructing
        ? Same(call, call.Target!)
        : throw call.Refuse(
            $"{call.Member}() in forward, which sets the mode of a module of the dense network alone; give functional.dropout or functional.batch_norm a mode");

    private static ScalarValue Register(CallContext call)
    {
        if (call.Target is ModuleValue { Kind: ModuleKind.Sequential, Type: "TorchSharp.Modules.Sequential" })
            throw call.Refuse($"{call.Member} on a Sequential, which registers the module but does not run it; use append");
        if (call.Target is ModuleValue { Kind: ModuleKind.Layer })
            throw call.Refuse($"{call.Member} on a layer of the library");
        if (call.Target is ModuleValue { IsCollection: true })
            throw call.Refuse($"{call.Member} on a list or dictionary, which registers the module but does not make it an item; use Add");
        if (call.At(1) is ModuleValue child)
            call.Evaluator.RegisterModule((ModuleValue)call.Target!, call.Get("name") is ScalarValue { Object: string name } ? name : throw call.Refuse("a module is registered without a name"), child, call.Origin);
        return ScalarValue.Null;
    }
}
