using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>Parameter</c>, and the registration of parameters and buffers by name.</summary>
internal static class ParameterFactories
{
    /// <summary>Fillings that <c>forward</c> may do too, as masks of stochastic depth are made.</summary>
    private static readonly string[] Drawn = ["bernoulli_", "uniform_", "normal_", "exponential_"];

    private const string Module = "TorchSharp.torch.nn.Module";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Constructor("TorchSharp.Modules.Parameter", Create);
        catalogue.Method("TorchSharp.torch.nn", "Parameter", Create);
        catalogue.Method("TorchSharp.TensorExtensionMethods", "AsParameter", Create);
        catalogue.Method(Module, "register_parameter", Register);
        catalogue.Method(Module, "register_buffer", static call => call.Bool("persistent", true)
            ? Register(call)
            : Keep(call));
        foreach (var name in new[] { "get_parameter", "get_buffer" })
            catalogue.Method(Module, name, Find);
        foreach (var name in new[] { "normal_", "uniform_", "fill_", "zero_", "copy_", "bernoulli_", "exponential_", "random_", "index_put_", "index_add_", "index_copy_", "index_fill_", "scatter_", "scatter_add_" })
            catalogue.Method("TorchSharp.torch.Tensor", name, Fill);
    }

    private static Value Fill(CallContext call)
    {
        if (call.Target is TensorValue && !call.Evaluator.IsConstructing)
        {
            return Drawn.Contains(call.Member)
                ? Redraw(call)
                : throw call.Evaluator.Stop(FindingKind.UnknownMember, call.Origin, $"{call.Member} in forward is not known to the interpreter");
        }
        call.ReadAll();
        return call.Target is TensorValue own ? call.Evaluator.Fill(own) : call.Target!;
    }

    /// <summary>Random numbers in place of what a tensor of <c>forward</c> holds.</summary>
    private static TensorValue Redraw(CallContext call)
    {
        var (drawing, operands) = CarriedCall.Of(call, "torch");
        var drawn = new Activation(call.Member, false, drawing);
        return call.Evaluator.Overwrite(call.Tensor(), call.Append(drawn, operands));
    }

    private static TensorValue Create(CallContext call)
    {
        // What is frozen here is frozen in the dense network, from which slim networks take it.
        call.ReadAll();
        var node = call.AsTensor(call.At(0)).Node;
        if (node.Operation is WeightOperation or TensorOperand { Layer: TensorLayer { IsParameter: true } })
            throw call.Refuse("a Parameter on the memory of another, which is trained apart from it (assign or register the other itself)");
        var shape = node.Shape;
        return shape.HasBatch ? throw call.Refuse("a Parameter whose shape depends on the batch") : call.Append(new TensorOperand(new TensorLayer(shape, true)));
    }

    private static ScalarValue Register(CallContext call)
    {
        if (call.At(1) is TensorValue tensor)
            call.Evaluator.RegisterTensor((ModuleValue)call.Target!, Name(call, "name"), tensor, call.Origin);
        return ScalarValue.Null;
    }

    /// <summary>A buffer that is in no state dict is made anew by every network, from what it is made of here.</summary>
    private static ScalarValue Keep(CallContext call)
    {
        if (call.At(1) is TensorValue tensor)
            ((ModuleValue)call.Target!).Constants[Name(call, "name")] = tensor;
        return ScalarValue.Null;
    }

    private static TensorValue Find(CallContext call)
    {
        var name = Name(call, "target");
        if (((ModuleValue)call.Target!).Constants.TryGetValue(name, out var constant))
            return constant;
        foreach (var (own, layer) in ((ModuleValue)call.Target!).Tensors)
            if (own == name)
                return call.Append(new TensorOperand(layer));
        throw call.Refuse($"the module has no parameter or buffer '{name}' of its own");
    }

    private static string Name(CallContext call, string parameter) =>
        call.Get(parameter) is ScalarValue { Object: string name } ? name : throw call.Refuse($"'{parameter}' of {call.Member} is no text");
}
