using System;
using System.IO;

namespace TorchSharp.Modules;

public partial class SGD
{
    public sealed class State : OptimizerState, IDisposable
    {
        public torch.Tensor momentum_buffer;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Replace(ref momentum_buffer, null); // Made by the first step, from the first gradient.
        }

        public override void to(torch.Device device)
        {
            Move(ref momentum_buffer, device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            Copy(ref momentum_buffer, other.momentum_buffer, _parameter);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && Close(momentum_buffer, state.momentum_buffer);

        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }
    }
}
