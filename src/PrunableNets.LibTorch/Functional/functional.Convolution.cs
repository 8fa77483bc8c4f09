using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null) => Ops.Call("aten::linear", input, weights, bias);
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor bias = null) => Ops.Call("aten::bilinear", input1, input2, weight, bias);

            public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Ops.Call("aten::conv1d", input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv2d", input, weight, bias, Or(strides, 1), Or(padding, 0), Or(dilation, 1), groups);

            public static Tensor conv3d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv3d", input, weight, bias, Or(strides, 1), Or(padding, 0), Or(dilation, 1), groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Ops.Call("aten::conv1d.padding", input, weight, bias, stride ?? 1, Name(padding), dilation ?? 1, groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv2d.padding", input, weight, bias, Or(strides, 1), Name(padding), Or(dilation, 1), groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv3d.padding", input, weight, bias, Or(strides, 1), Name(padding), Or(dilation, 1), groups);

            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                Ops.Call("aten::conv_transpose1d", input, weight, bias, stride ?? 1, padding ?? 0, output_padding ?? 0, groups, dilation ?? 1);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] output_padding = null, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv_transpose2d.input", input, weight, bias, Or(strides, 1), Or(padding, 0), Or(output_padding, 0), groups, Or(dilation, 1));

            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null, long[] output_padding = null, long[] dilation = null, long groups = 1) =>
                Ops.Call("aten::conv_transpose3d.input", input, weight, bias, Or(strides, 1), Or(padding, 0), Or(output_padding, 0), groups, Or(dilation, 1));

            private static Arg Or(long[] given, long otherwise) => given is null ? otherwise : given;
            private static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
