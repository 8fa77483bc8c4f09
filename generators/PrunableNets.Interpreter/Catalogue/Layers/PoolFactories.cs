using System;
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
            Add(catalogue, $"AdaptiveAvgPool{rank}d", $"adaptive_avg_pool{rank}d", call => new AdaptivePool($"adaptive_avg_pool{spatial}d", call.Longs("output_size", spatial, 1)));
            Add(catalogue, $"AdaptiveMaxPool{rank}d", $"adaptive_max_pool{rank}d", call => new AdaptivePool($"adaptive_max_pool{spatial}d", call.Longs("output_size", spatial, 1)));
        }
    }

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
