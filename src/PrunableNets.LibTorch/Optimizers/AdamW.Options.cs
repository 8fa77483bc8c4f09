using System.IO;

namespace TorchSharp.Modules;

public partial class AdamW
{
    public class Options : OptimizerOptions
    {
        public bool? amsgrad;
        public bool? maximize;
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            amsgrad = other.amsgrad;
            maximize = other.maximize;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(amsgrad.Value);
            writer.Write(maximize.Value);
            writer.Write(beta1.Value);
            writer.Write(beta2.Value);
            writer.Write(eps.Value);
            writer.Write(weight_decay.Value);
        }

        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
        }
    }
}
