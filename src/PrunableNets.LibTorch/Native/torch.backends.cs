using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                /// <summary>Whether float32 matrix products may round their inputs to TF32.</summary>
                public static bool allow_tf32
                {
                    get => NativeErrors.Flag(Shim.pt_matmul_tf32());
                    set => Shim.pt_set_matmul_tf32(value ? 1 : 0);
                }
            }
        }

        public static class cudnn
        {
            /// <summary>Whether float32 convolutions may round their inputs to TF32.</summary>
            public static bool allow_tf32
            {
                get => NativeErrors.Flag(Shim.pt_cudnn_tf32());
                set => Shim.pt_set_cudnn_tf32(value ? 1 : 0);
            }
        }
    }
}
