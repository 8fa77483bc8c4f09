using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Ops.CallInPlace("aten::dropout_", input, p, training) : Ops.Call("aten::dropout", input, p, training);

            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => FeatureDropout(input, p, training, inplace);
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => FeatureDropout(input, p, training, inplace);
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => FeatureDropout(input, p, training, inplace);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? Ops.CallInPlace("aten::alpha_dropout_", input, p, training) : Ops.Call("aten::alpha_dropout", input, p, training);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? Ops.CallInPlace("aten::feature_alpha_dropout_", input, p, training) : Ops.Call("aten::feature_alpha_dropout", input, p, training);

            private static Tensor FeatureDropout(Tensor input, double p, bool training, bool inplace) =>
                inplace ? Ops.CallInPlace("aten::feature_dropout_", input, p, training) : Ops.Call("aten::feature_dropout", input, p, training);
        }
    }
}
