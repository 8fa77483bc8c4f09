using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor round(long decimals = 0) => decimals == 0 ? Ops.Call("aten::round", this) : Ops.Call("aten::round.decimals", this, decimals);

        public Tensor round_(long decimals = 0) =>
            decimals == 0 ? Ops.CallInPlace("aten::round_", this) : Ops.CallInPlace("aten::round_.decimals", this, decimals);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.Call("aten::div.Tensor_mode", this, target, Mode(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.Call("aten::div.Scalar_mode", this, target, Mode(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.CallInPlace("aten::div_.Tensor_mode", this, target, Mode(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.CallInPlace("aten::div_.Scalar_mode", this, target, Mode(rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        public Tensor arctan(Tensor other) => atan2(other);
        public Tensor arctan_(Tensor other) => atan2_(other);
        public Tensor polygamma(long p) => Ops.Call("aten::polygamma", p, this);

        private static string Mode(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
    }
}
