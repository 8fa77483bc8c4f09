using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether shapes and elements are equal; unlike <c>==</c>, which compares element by element.</summary>
        public bool Equals(Tensor target) => target is not null && Native.Ops.CallBool("aten::equal", this, target);

        public override bool Equals(object obj) => obj is Tensor other && Equals(other);
        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }
}
