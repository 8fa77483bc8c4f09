using System;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Pooling;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Pooling: modules and functional forms.</summary>
internal static class PoolFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            Add(catalogue, $"MaxPool{rank}d", $"max_pool{rank}d", call => Window(call, $"max_pool{spatial}d", spatial));
            Add(catalogue, $"AvgPool{rank}d", $"avg_pool{rank}d", call => Window(call, $"avg_pool{spatial}d", spatial));
            catalogue.Method("TorchSharp.torch.nn.functional", $"max_pool{rank}d_with_indices", call => CarriedCalls.Append(call, Window(call, $"max_pool{spatial}d", spatial).WithIndices(), [call.Tensor().Node], false));
            catalogue.Method($"TorchSharp.Modules.MaxPool{rank}d", "forward_with_indices", WithIndices);
            catalogue.Method("TorchSharp.torch.nn", $"MaxUnpool{rank}d", call => new ModuleValue($"TorchSharp.Modules.MaxUnpool{spatial}d", ModuleKind.Layer, Unpooling(call, spatial)));
            catalogue.Method("TorchSharp.torch.nn.functional", $"max_unpool{rank}d", call => Unpool(call, Unpooling(call, spatial)));
            Add(catalogue, $"AdaptiveAvgPool{rank}d", $"adaptive_avg_pool{rank}d", call => new AdaptivePool($"adaptive_avg_pool{spatial}d", call.Longs("output_size", spatial, 1)));
            Add(catalogue, $"AdaptiveMaxPool{rank}d", $"adaptive_max_pool{rank}d", call => new AdaptivePool($"adaptive_max_pool{spatial}d", call.Longs("output_size", spatial, 1)));
        }
    }

    /// <summary>A call with values, indices and perhaps the size of the result, of which the last entries count.</summary>
    public static TensorValue Unpool(CallContext call, UnpoolLayer layer)
    {
        var size = call.Arguments.Where(static a => a.Name is "output_size" or "input2" && !Evaluator.IsNull(a.Value)).Select(static a => a.Value).FirstOrDefault();
        // The size may be that of a whole tensor, batch and channels included.
        var spatial = size is null ? null : call.LongList(new ListValue(call.Evaluator.Items(size, call.Origin).Skip(System.Math.Max(call.Evaluator.Items(size, call.Origin).Count - layer.Rank, 0))), "output_size");
        return call.Append(layer.CreateOperation(spatial), call.AsTensor(call.At(0)).Node, call.AsTensor(call.At(1)).Node);
    }

    private static UnpoolLayer Unpooling(CallContext call, int spatial)
    {
        var kernel = call.Longs("kernel_size", spatial, 1);
        return new UnpoolLayer(kernel, call.Has("stride") ? call.Longs("stride", spatial, 1) : kernel, call.Longs("padding", spatial, 0));
    }

    private static Value WithIndices(CallContext call) =>
        CarriedCalls.Append(call, ((Pool)((ModuleValue)call.Target!).Layer!.CreateOperation()).WithIndices(), [call.AsTensor(call.At(0)).Node], false);

    private static void Add(Catalogue catalogue, string module, string function, Func<CallContext, Operation> create)
    {
        catalogue.Method("TorchSharp.torch.nn", module, call => new ModuleValue("TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, create(call))));
        catalogue.Method("TorchSharp.torch.nn.functional", function, call => call.Append(create(call), call.Tensor().Node));
    }

    private static Pool Window(CallContext call, string name, int spatial)
    {
        var kernel = call.Longs("kernel_size", spatial, 1);
        // The window moves by its own size unless told otherwise; TorchSharp calls the parameter stride or strides.
        var stride = call.Has("stride") ? call.Longs("stride", spatial, 1) : call.Has("strides") ? call.Longs("strides", spatial, 1) : kernel;
        if (call.Has("divisor_override"))
            throw call.Refuse($"{call.Member} with divisor_override");
        return new Pool(name, kernel, stride, call.Longs("padding", spatial, 0), call.Longs("dilation", spatial, 1), call.Bool("ceil_mode", false), call.Bool("count_include_pad", true));
    }
}
