using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Values of a max pool back where they came from; all other positions are zero.</content>
        public static partial class functional
        {
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[] output_size = null)
            {
                var length = Unpooled(input, [kernel_size], stride is { } step ? [step] : null, padding is { } edge ? [edge] : null, output_size)[0];
                using var values = input.unsqueeze(-1);
                using var places = indices.unsqueeze(-1);
                using var image = Ops.Call("aten::max_unpool2d", values, places, new long[] { length, 1 });
                return image.squeeze(-1);
            }

            /// <param name="input">What the pool gave.</param>
            /// <param name="indices">Where it found that, as positions of flat images.</param>
            /// <param name="kernel_size">The pool's window.</param>
            /// <param name="stride">The pool's step; the window's size where null.</param>
            /// <param name="padding">The pool's padding; none where null.</param>
            /// <param name="output_size">The last entries are the sizes of the result, where a pool of several sizes gives the input's.</param>
            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[] stride = null, long[] padding = null, long[] output_size = null) =>
                Ops.Call("aten::max_unpool2d", input, indices, Unpooled(input, kernel_size, stride, padding, output_size));

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[] stride = null, long[] padding = null, long[] output_size = null) =>
                Ops.Call("aten::max_unpool3d", input, indices, Unpooled(input, kernel_size, stride, padding, output_size), stride ?? kernel_size, padding ?? new long[3]);

            private static long[] Unpooled(Tensor input, long[] kernel, long[] stride, long[] padding, long[] given)
            {
                var sizes = new long[kernel.Length];
                for (var i = 0; i < sizes.Length; i++)
                    sizes[i] = given is null
                        ? (input.shape[^(sizes.Length - i)] - 1) * (stride ?? kernel)[i] - 2 * (padding?[i] ?? 0) + kernel[i]
                        : given[^(sizes.Length - i)];
                return sizes;
            }
        }
    }
}
