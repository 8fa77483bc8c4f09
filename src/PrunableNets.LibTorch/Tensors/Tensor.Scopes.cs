namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Hands the tensor to the scope around the current one, so that it outlives the current one.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningDisposeScope is null)
                other?.Attach(this);
            else
                OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>No scope will dispose the tensor any more.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();
    }
}
