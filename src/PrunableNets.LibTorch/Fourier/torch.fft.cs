using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Discrete Fourier transforms along one dimension, the last two, or all.</summary>
    public static partial class fft
    {
        public static Tensor fft_(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_fft", input, Length(n), dim, Name(norm));
        public static Tensor ifft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_ifft", input, Length(n), dim, Name(norm));
        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_rfft", input, Length(n), dim, Name(norm));
        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_irfft", input, Length(n), dim, Name(norm));
        public static Tensor hfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_hfft", input, Length(n), dim, Name(norm));
        public static Tensor ihfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_ihfft", input, Length(n), dim, Name(norm));
        public static Tensor fft2(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_fft2", input, s, dim ?? [-2, -1], Name(norm));
        public static Tensor ifft2(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_ifft2", input, s, dim ?? [-2, -1], Name(norm));
        public static Tensor rfft2(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_rfft2", input, s, dim ?? [-2, -1], Name(norm));
        public static Tensor irfft2(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_irfft2", input, s, dim ?? [-2, -1], Name(norm));
        public static Tensor fftn(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_fftn", input, s, dim, Name(norm));
        public static Tensor ifftn(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_ifftn", input, s, dim, Name(norm));
        public static Tensor rfftn(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_rfftn", input, s, dim, Name(norm));
        public static Tensor irfftn(Tensor input, long[] s = null, long[] dim = null, FFTNormType norm = FFTNormType.Backward) => Ops.Call("aten::fft_irfftn", input, s, dim, Name(norm));
        public static Tensor fftshift(Tensor input, long[] dim = null) => Ops.Call("aten::fft_fftshift", input, dim);
        public static Tensor ifftshift(Tensor input, long[] dim = null) => Ops.Call("aten::fft_ifftshift", input, dim);

        /// <summary>TorchSharp's -1 is PyTorch's None: the whole dimension.</summary>
        private static long? Length(long n) => n < 0 ? null : n;

        private static string Name(FFTNormType norm) => norm switch
        {
            FFTNormType.Forward => "forward",
            FFTNormType.Ortho => "ortho",
            _ => "backward",
        };
    }
}
