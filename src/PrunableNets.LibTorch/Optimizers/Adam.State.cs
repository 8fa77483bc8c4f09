using System;
using System.IO;

namespace TorchSharp.Modules;

public partial class Adam
{
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public torch.Tensor exp_avg;
        public torch.Tensor exp_avg_sq;
        public torch.Tensor max_exp_avg_sq;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            var own = (Options)options;
            Replace(ref exp_avg, Zeros(_parameter));
            Replace(ref exp_avg_sq, Zeros(_parameter));
            Replace(ref max_exp_avg_sq, own.amsgrad == true ? Zeros(_parameter) : null);
            step = 0;
        }

        public override void to(torch.Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
            Move(ref max_exp_avg_sq, device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref exp_avg, other.exp_avg, _parameter);
            Copy(ref exp_avg_sq, other.exp_avg_sq, _parameter);
            Copy(ref max_exp_avg_sq, other.max_exp_avg_sq, _parameter);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            LoadConditionalStateTensor(reader, ref exp_avg, _parameter.device);
            LoadConditionalStateTensor(reader, ref exp_avg_sq, _parameter.device);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            SaveConditionalStateTensor(writer, exp_avg);
            SaveConditionalStateTensor(writer, exp_avg_sq);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }
    }
}
