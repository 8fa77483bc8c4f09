using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Ops.Call("aten::one_hot", x, num_classes);
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Ops.Call("aten::pixel_shuffle", input, upscale_factor);
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Ops.Call("aten::pixel_unshuffle", input, downscale_factor);

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad, pad], mode, value);
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad.Item1, pad.Item2], mode, value);
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, pad.ToArray(), mode, value);

            /// <summary>Pads from the last dimension backwards: (left, right, top, bottom, ...).</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => Ops.Call("aten::constant_pad_nd", input, pad, value),
                PaddingModes.Reflect => Ops.Call("aten::pad", input, pad, "reflect"),
                PaddingModes.Replicate => Ops.Call("aten::pad", input, pad, "replicate"),
                PaddingModes.Circular => Ops.Call("aten::pad", input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such padding mode."),
            };
        }
    }
}
