using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Resampling;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Upsampling, pixel shuffle and channel shuffle: modules and functional forms.</summary>
internal static class ResamplingFactories
{
    private static readonly string[] Functions = ["TorchSharp.torch.nn.functional", "TorchSharp.torch", "TorchSharp.torch.Tensor"];

    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "PixelShuffle", "pixel_shuffle", static call => new PixelShuffle(call.Long("upscale_factor")));
        Add(catalogue, "PixelUnshuffle", "pixel_unshuffle", static call => new PixelUnshuffle(call.Long("downscale_factor")));
        Add(catalogue, "ChannelShuffle", "channel_shuffle", static call => new ChannelShuffle(call.Long("groups")));
        Add(catalogue, "Upsample", "interpolate", Resize);
        catalogue.Method("TorchSharp.torch.nn.functional", "upsample", static call => call.Append(Resize(call), call.Tensor().Node));
    }

    private static void Add(Catalogue catalogue, string module, string function, Func<CallContext, Operation> create)
    {
        catalogue.Method("TorchSharp.torch.nn", module, call => new ModuleValue("TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, create(call))));
        foreach (var type in Functions)
            catalogue.Method(type, function, call => call.Append(create(call), call.Tensor().Node));
    }

    private static Interpolate Resize(CallContext call)
    {
        if (call.Has("size") == call.Has("scale_factor"))
            throw call.Evaluator.Stop(Findings.FindingKind.Throws, call.Origin, $"{call.Member} needs either size or scale_factor");
        if (call.Bool("antialias", false))
            throw call.Refuse($"{call.Member} with antialias");
        return new Interpolate(
            call.Has("size") ? call.SizeList(call.Get("size"), "size") : null,
            call.Has("scale_factor") ? Factors(call) : null,
            call.Has("mode") && call.Get("mode") is EnumValue mode ? mode.Member : "Nearest",
            call.Has("align_corners") ? call.Bool("align_corners", false) : null,
            call.Bool("recompute_scale_factor", false));
    }

    private static double[] Factors(CallContext call)
    {
        IEnumerable<Value> factors = call.Get("scale_factor") is ListValue list ? list.Items : [call.Get("scale_factor")];
        return factors.Select(f => Numbers.ToDouble(call.Evaluator.Known(f, call.Origin, "a scale factor")) ?? throw call.Refuse($"a scale factor is {f.Describe()}")).ToArray();
    }
}
