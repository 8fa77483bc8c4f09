using System;
using System.IO;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor grad_avg;
        public torch.Tensor momentum_buffer;
        public torch.Tensor square_avg;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            var own = (Options)options;
            Replace(ref grad_avg, own.centered == true ? Zeros(_parameter) : null);
            Replace(ref momentum_buffer, own.momentum > 0 ? Zeros(_parameter) : null);
            Replace(ref square_avg, Zeros(_parameter));
            step = 0;
        }

        public override void to(torch.Device device)
        {
            Move(ref grad_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref square_avg, device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref grad_avg, other.grad_avg, _parameter);
            Copy(ref momentum_buffer, other.momentum_buffer, _parameter);
            Copy(ref square_avg, other.square_avg, _parameter);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref square_avg, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            SaveConditionalStateTensor(writer, grad_avg);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, square_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(grad_avg, state.grad_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(square_avg, state.square_avg);

        public void Dispose()
        {
            grad_avg?.Dispose();
            momentum_buffer?.Dispose();
            square_avg?.Dispose();
        }
    }
}
