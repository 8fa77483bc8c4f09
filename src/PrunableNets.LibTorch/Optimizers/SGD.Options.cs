using System.IO;

namespace TorchSharp.Modules;

public partial class SGD
{
    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public bool? nesterov;
        public double? dampening;
        public double? momentum;
        public double? weight_decay;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            maximize = other.maximize;
            nesterov = other.nesterov;
            dampening = other.dampening;
            momentum = other.momentum;
            weight_decay = other.weight_decay;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            nesterov = reader.ReadBoolean();
            dampening = reader.ReadDouble();
            momentum = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize.Value);
            writer.Write(nesterov.Value);
            writer.Write(dampening.Value);
            writer.Write(momentum.Value);
            writer.Write(weight_decay.Value);
        }

        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            maximize ??= defaults.maximize;
            nesterov ??= defaults.nesterov;
            dampening ??= defaults.dampening;
            momentum ??= defaults.momentum;
            weight_decay ??= defaults.weight_decay;
        }
    }
}
