using System.Collections.Generic;

namespace TorchSharp.Modules;

public partial class AdamW
{
    public class ParamGroup : ParamGroup<Options>, torch.optim.IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1.Value, Options.beta2.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
